package io.wavegate.local.simulate.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.local.simulate.schedule.Fault;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What reads answered at earlier times, kept only where a schedule has stale reads. */
final class Snapshots implements Consumer<ObjectNode> {
  private final Stage stage;
  private final ServiceTable pipelines;
  private final ServiceTable cloudWatch;
  private final Caller onlooker;
  private final boolean needed;
  private final NavigableMap<Instant, JsonNode> pipeline = new TreeMap<>();
  private final Map<String, NavigableMap<Instant, JsonNode>> alarms = new LinkedHashMap<>();

  Snapshots(Stage stage, ServiceTable pipelines, ServiceTable cloudWatch, Caller onlooker) {
    this.stage = stage;
    this.pipelines = pipelines;
    this.cloudWatch = cloudWatch;
    this.onlooker = onlooker;
    this.needed = stage.schedule().faults().stream().anyMatch(Fault.StaleReads.class::isInstance);
  }

  @Override
  public void accept(ObjectNode event) {
    if (!needed) {
      return;
    }
    String source = event.path("source").asText();
    if (source.equals("aws.codepipeline")) {
      stage.scheduler().at(stage.now(), "snapshot", this::keepPipeline);
    } else if (source.equals("aws.cloudwatch")) {
      stage.scheduler().at(stage.now(), "snapshot", this::keepAlarms);
    }
  }

  private void keepPipeline() {
    pipeline.put(
        stage.now(),
        asked(
            pipelines,
            "GetPipelineState",
            JsonNodeFactory.instance.objectNode().put("name", Plan.PIPELINE)));
  }

  private void keepAlarms() {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.putArray("AlarmTypes").add("MetricAlarm").add("CompositeAlarm");
    JsonNode all = asked(cloudWatch, "DescribeAlarms", input);
    for (String kind : new String[] {"MetricAlarms", "CompositeAlarms"}) {
      for (JsonNode alarm : all.path(kind)) {
        alarms
            .computeIfAbsent(alarm.path("AlarmName").asText(), name -> new TreeMap<>())
            .put(stage.now(), alarm);
      }
    }
  }

  private JsonNode asked(ServiceTable table, String operation, JsonNode input) {
    try {
      return table.call(operation, input, onlooker);
    } catch (ServiceError e) {
      throw new IllegalStateException(operation + " was refused: " + e.message(), e);
    }
  }

  /** GetPipelineState as of then. */
  Optional<JsonNode> pipeline(Instant asOf) {
    return Optional.ofNullable(pipeline.floorEntry(asOf)).map(Map.Entry::getValue);
  }

  /** An alarm as of then. */
  Optional<JsonNode> alarm(String name, Instant asOf) {
    return Optional.ofNullable(alarms.get(name))
        .map(states -> states.floorEntry(asOf))
        .map(Map.Entry::getValue);
  }
}
