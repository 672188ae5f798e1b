package io.wavegate.local.simulate.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.local.simulate.schedule.Fault;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A service whose reads may leave an alarm out, or show what was some time ago: whole answers of
 * GetPipelineState, states of alarms in DescribeAlarms, executions that are not listed yet in
 * ListPipelineExecutions.
 */
final class StaleTable implements ServiceTable {
  private static final List<String> KINDS = List.of("MetricAlarms", "CompositeAlarms");

  private final ServiceTable table;
  private final Stage stage;
  private final Snapshots snapshots;

  StaleTable(ServiceTable table, Stage stage, Snapshots snapshots) {
    this.table = table;
    this.stage = stage;
    this.snapshots = snapshots;
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    JsonNode answer = table.call(operation, input, caller);
    if (Invocations.current().isEmpty()) {
      return answer;
    }
    JsonNode whole = stale(operation, answer);
    return input.has("AlarmNames") ? withoutLeftOut(whole) : whole;
  }

  private JsonNode withoutLeftOut(JsonNode answer) {
    Optional<Integer> fault = stage.lasting(Fault.LeftOut.class, f -> names(answer, f.alarm()));
    if (fault.isEmpty()) {
      return answer;
    }
    String alarm = ((Fault.LeftOut) stage.fault(fault.get())).alarm();
    stage.struck(fault.get(), "DescribeAlarms leaves " + alarm + " out");
    ObjectNode shown = answer.deepCopy();
    for (String kind : KINDS) {
      if (shown.has(kind)) {
        shown.withArray(kind).removeIf(shownAlarm -> isNamed(shownAlarm, alarm));
      }
    }
    return shown;
  }

  private static boolean names(JsonNode answer, String alarm) {
    return KINDS.stream()
        .flatMap(kind -> answer.path(kind).valueStream())
        .anyMatch(shown -> isNamed(shown, alarm));
  }

  private static boolean isNamed(JsonNode shown, String alarm) {
    return shown.path("AlarmName").asText().equals(alarm);
  }

  private JsonNode stale(String operation, JsonNode fresh) {
    Optional<Integer> fault =
        stage.lasting(Fault.StaleReads.class, f -> f.operation().equals(operation));
    if (fault.isEmpty()) {
      return fresh;
    }
    Duration by = ((Fault.StaleReads) stage.fault(fault.get())).by();
    JsonNode shown = shown(operation, fresh, stage.now().minus(by));
    if (!shown.equals(fresh)) {
      stage.struck(fault.get(), operation + " shows what was " + by + " ago");
    }
    return shown;
  }

  private JsonNode shown(String operation, JsonNode fresh, Instant asOf) {
    return switch (operation) {
      case "GetPipelineState" -> snapshots.pipeline(asOf).orElse(fresh);
      case "ListPipelineExecutions" -> withoutYoung(fresh, asOf);
      case "DescribeAlarms" -> withStates(fresh, asOf);
      default -> fresh;
    };
  }

  private static JsonNode withoutYoung(JsonNode fresh, Instant asOf) {
    ObjectNode shown = fresh.deepCopy();
    shown
        .withArray("pipelineExecutionSummaries")
        .removeIf(summary -> summary.path("startTime").asDouble() > asOf.getEpochSecond());
    return shown;
  }

  private JsonNode withStates(JsonNode fresh, Instant asOf) {
    ObjectNode shown = fresh.deepCopy();
    for (String kind : KINDS) {
      for (JsonNode alarm : shown.path(kind)) {
        snapshots
            .alarm(alarm.path("AlarmName").asText(), asOf)
            .ifPresent(
                before ->
                    before.properties().stream()
                        .filter(member -> member.getKey().startsWith("State"))
                        .filter(member -> alarm.has(member.getKey()))
                        .forEach(
                            member ->
                                ((ObjectNode) alarm).set(member.getKey(), member.getValue())));
      }
    }
    return shown;
  }
}
