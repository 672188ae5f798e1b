package io.wavegate.standins.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.EventSink;
import io.wavegate.standins.Json;
import io.wavegate.standins.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** The two kinds of alarm events (user guide, Alarm events and EventBridge). */
final class AlarmEvents {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final World world;
  private final String accountId;
  private final String region;
  private final EventSink sink;

  AlarmEvents(World world, String accountId, String region, EventSink sink) {
    this.world = world;
    this.accountId = accountId;
    this.region = region;
    this.sink = sink;
  }

  /** A point in time as events write it: {@code 2022-07-22T15:57:45.394+0000}. */
  static String timestamp(Instant instant) {
    return MILLIS.format(instant);
  }

  void stateChange(Alarm alarm, AlarmState before, AlarmState after) {
    ObjectNode detail = Json.object().put("alarmName", alarm.name());
    detail.set("configuration", brief(alarm));
    detail.set("previousState", state(before));
    detail.set("state", state(after));
    emit("CloudWatch Alarm State Change", alarm, detail);
  }

  /** {@code operation} is create, update or delete; only an update has a configuration before. */
  void configurationChange(Alarm alarm, String operation, Optional<ObjectNode> before) {
    ObjectNode detail = Json.object().put("alarmName", alarm.name()).put("operation", operation);
    detail
        .putObject("state")
        .put("value", alarm.state().value().name())
        .put("timestamp", timestamp(alarm.state().updated()));
    detail.set("configuration", full(alarm));
    before.ifPresent(old -> detail.set("previousConfiguration", old));
    emit("CloudWatch Alarm Configuration Change", alarm, detail);
  }

  /** The configuration as configuration events show it. */
  ObjectNode full(Alarm alarm) {
    JsonNode configuration = alarm.configuration();
    ObjectNode view = Json.object();
    switch (alarm.kind()) {
      case Alarm.Kind.Composite composite -> suppression(view, configuration);
      case Alarm.Kind.Metric metric -> {
        copy(configuration, "EvaluationPeriods", view, "evaluationPeriods");
        copy(configuration, "DatapointsToAlarm", view, "datapointsToAlarm");
        copy(configuration, "Threshold", view, "threshold");
        copy(configuration, "ComparisonOperator", view, "comparisonOperator");
        view.put("treatMissingData", configuration.path("TreatMissingData").asText("missing"));
        view.set("metrics", metrics(configuration, metric));
      }
    }
    view.put("alarmName", alarm.name());
    copy(configuration, "AlarmDescription", view, "description");
    view.put("actionsEnabled", configuration.path("ActionsEnabled").asBoolean(true));
    view.put("timestamp", timestamp(alarm.configured()));
    view.set("okActions", list(configuration, "OKActions"));
    view.set("alarmActions", list(configuration, "AlarmActions"));
    view.set("insufficientDataActions", list(configuration, "InsufficientDataActions"));
    return view;
  }

  private static ObjectNode brief(Alarm alarm) {
    JsonNode configuration = alarm.configuration();
    ObjectNode view = Json.object();
    copy(configuration, "AlarmDescription", view, "description");
    switch (alarm.kind()) {
      case Alarm.Kind.Composite composite -> suppression(view, configuration);
      case Alarm.Kind.Metric metric -> view.set("metrics", metrics(configuration, metric));
    }
    return view;
  }

  private static void suppression(ObjectNode view, JsonNode configuration) {
    copy(configuration, "AlarmRule", view, "alarmRule");
    copy(configuration, "ActionsSuppressor", view, "actionsSuppressor");
    copy(configuration, "ActionsSuppressorWaitPeriod", view, "actionsSuppressorWaitPeriod");
    copy(
        configuration,
        "ActionsSuppressorExtensionPeriod",
        view,
        "actionsSuppressorExtensionPeriod");
  }

  private static ArrayNode metrics(JsonNode configuration, Alarm.Kind.Metric alarm) {
    ArrayNode metrics = Json.array();
    if (configuration.has("Metrics")) {
      configuration.path("Metrics").forEach(query -> metrics.add(query(query)));
    } else {
      String stat =
          configuration.path("Statistic").asText(configuration.path("ExtendedStatistic").asText());
      ObjectNode view = metrics.addObject().put("id", alarm.metricId());
      view.set("metricStat", metricStat(configuration, configuration, stat));
      view.put("returnData", true);
    }
    return metrics;
  }

  private static ObjectNode query(JsonNode query) {
    ObjectNode view = Json.object().put("id", query.path("Id").asText());
    JsonNode stat = query.path("MetricStat");
    if (stat.isObject()) {
      view.set("metricStat", metricStat(stat.path("Metric"), stat, stat.path("Stat").asText()));
    }
    copy(query, "Expression", view, "expression");
    copy(query, "Label", view, "label");
    return view.put("returnData", query.path("ReturnData").asBoolean(true));
  }

  private static ObjectNode metricStat(JsonNode metric, JsonNode period, String stat) {
    ObjectNode view = Json.object();
    ObjectNode named = view.putObject("metric");
    ObjectNode dimensions = named.putObject("dimensions");
    metric
        .path("Dimensions")
        .forEach(
            dimension ->
                dimensions.put(dimension.path("Name").asText(), dimension.path("Value").asText()));
    copy(metric, "MetricName", named, "name");
    copy(metric, "Namespace", named, "namespace");
    copy(period, "Period", view, "period");
    return view.put("stat", stat);
  }

  private static ObjectNode state(AlarmState state) {
    ObjectNode view = Json.object().put("reason", state.reason());
    state.reasonData().ifPresent(data -> view.put("reasonData", data));
    return view.put("timestamp", timestamp(state.updated())).put("value", state.value().name());
  }

  private void emit(String detailType, Alarm alarm, ObjectNode detail) {
    Instant now = world.now();
    ObjectNode event =
        Json.object()
            .put("version", "0")
            .put("id", world.uuid())
            .put("detail-type", detailType)
            .put("source", "aws.cloudwatch")
            .put("account", accountId)
            .put("time", now.truncatedTo(ChronoUnit.SECONDS).toString())
            .put("region", region);
    event.putArray("resources").add(alarm.arn());
    event.set("detail", detail);
    sink.emit(event);
  }

  private static JsonNode list(JsonNode from, String member) {
    return from.has(member) ? from.path(member).deepCopy() : Json.array();
  }

  private static void copy(JsonNode from, String member, ObjectNode to, String name) {
    if (from.has(member)) {
      to.set(name, from.path(member));
    }
  }
}
