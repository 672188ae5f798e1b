package io.wavegate.standins.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.EventSink;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;
import io.wavegate.standins.model.OperationTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Alarms and metrics of one account and Region. No metric alarm is computed from metrics: the
 * world's script moves them with {@link #transition}, and composites follow.
 */
public final class CloudWatchStandIn implements ServiceTable {
  private static final int CHILDREN_LIMIT = 100;

  private final World world;
  private final String accountId;
  private final String region;
  private final Alarms alarms;
  private final Metrics metrics = new Metrics();
  private final OperationTable table;

  /** An account and Region without alarms; {@code events} takes the alarm events. */
  public CloudWatchStandIn(World world, String accountId, String region, EventSink events) {
    this.world = world;
    this.accountId = accountId;
    this.region = region;
    AlarmHistory history = new AlarmHistory();
    this.alarms = new Alarms(world, new AlarmEvents(world, accountId, region, events), history);
    AlarmListing listing = new AlarmListing(alarms);
    this.table =
        new OperationTable("monitoring", "ValidationError")
            .with("DescribeAlarms", (in, caller) -> listing.describe(in))
            .with("DescribeAlarmHistory", (in, caller) -> history.describe(in, world.now()))
            .with("GetMetricData", (in, caller) -> metrics.get(in, world.now()))
            .with("PutMetricData", (in, caller) -> metrics.put(in, world.now()))
            .with("PutMetricAlarm", (in, caller) -> putMetricAlarm(in))
            .with("PutCompositeAlarm", (in, caller) -> putCompositeAlarm(in))
            .with("SetAlarmState", (in, caller) -> setAlarmState(in))
            .with("DeleteAlarms", (in, caller) -> deleteAlarms(in));
  }

  /**
   * The data of a metric alarm say something new: its state, with the reason and, if there is one,
   * the reason data that CloudWatch would write, a JSON document.
   *
   * @throws IllegalArgumentException if there is no such metric alarm
   */
  public void transition(
      String alarmName, AlarmValue value, String reason, Optional<String> reasonData) {
    alarms.script(metricAlarm(alarmName), value, reason, reasonData);
  }

  /**
   * How well a metric alarm could be evaluated: {@code PARTIAL_DATA}, {@code EVALUATION_ERROR},
   * {@code EVALUATION_FAILURE}, or empty for well.
   *
   * @throws IllegalArgumentException if there is no such metric alarm
   */
  public void evaluationState(String alarmName, Optional<String> state) {
    metricAlarm(alarmName).evaluationState(state);
  }

  /**
   * Whether answers of DescribeAlarms leave an alarm out, though it is there.
   *
   * @throws IllegalArgumentException if there is no such alarm
   */
  public void leaveOut(String alarmName, boolean left) {
    alarms
        .find(alarmName)
        .orElseThrow(() -> new IllegalArgumentException("no alarm " + alarmName))
        .leaveOut(left);
  }

  /** Registers what a metric's values are; values that are put are added to them. */
  public void metric(MetricName metric, MetricSource source) {
    metrics.source(metric, source);
  }

  /** The ARN that an alarm of that name has here. */
  public String alarmArn(String alarmName) {
    return "arn:aws:cloudwatch:%s:%s:alarm:%s".formatted(region, accountId, alarmName);
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  private Alarm metricAlarm(String name) {
    return alarms
        .find(name)
        .filter(alarm -> !alarm.isComposite())
        .orElseThrow(() -> new IllegalArgumentException("no metric alarm " + name));
  }

  private JsonNode putMetricAlarm(JsonNode input) throws ServiceError {
    for (String required : List.of("EvaluationPeriods", "ComparisonOperator")) {
      if (!input.has(required)) {
        throw ServiceError.badRequest(
            "ValidationError", "The parameter %s must be specified".formatted(required));
      }
    }
    boolean single = input.has("MetricName") && input.has("Namespace") && input.has("Period");
    if (single == input.has("Metrics")) {
      throw ServiceError.badRequest(
          "ValidationError",
          "Exactly one of Metrics or MetricName, Namespace and Period must be specified");
    }
    refuseOtherKind(input, false);
    String name = input.path("AlarmName").asText();
    String metricId =
        alarms
            .find(name)
            .map(Alarm::kind)
            .flatMap(CloudWatchStandIn::metricId)
            .orElseGet(world::uuid);
    alarms.put(
        new Alarm.Identity(name, alarmArn(name)),
        new Alarm.Kind.Metric(metricId),
        configuration(input));
    return Json.object();
  }

  private static Optional<String> metricId(Alarm.Kind kind) {
    return switch (kind) {
      case Alarm.Kind.Metric metric -> Optional.of(metric.metricId());
      case Alarm.Kind.Composite composite -> Optional.empty();
    };
  }

  private JsonNode putCompositeAlarm(JsonNode input) throws ServiceError {
    AlarmRule rule = AlarmRuleParser.parse(input.path("AlarmRule").asText());
    refuseChildren(Alarms.childNames(rule));
    refuseOtherKind(input, true);
    String name = input.path("AlarmName").asText();
    alarms.put(
        new Alarm.Identity(name, alarmArn(name)),
        new Alarm.Kind.Composite(rule),
        configuration(input));
    return Json.object();
  }

  private void refuseChildren(List<String> children) throws ServiceError {
    if (children.size() > CHILDREN_LIMIT) {
      throw ServiceError.badRequest(
          "ValidationError",
          "AlarmRule names %d alarms, at most %d are allowed"
              .formatted(children.size(), CHILDREN_LIMIT));
    }
    List<String> missing = children.stream().filter(child -> alarms.find(child).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw ServiceError.badRequest(
          "ValidationError",
          "Could not save the composite alarm as alarms %s in the alarm rule do not exist"
              .formatted(missing));
    }
  }

  private void refuseOtherKind(JsonNode input, boolean composite) throws ServiceError {
    String name = input.path("AlarmName").asText();
    Optional<Alarm> known = alarms.find(name);
    if (known.isPresent() && known.get().isComposite() != composite) {
      throw ServiceError.badRequest(
          "ValidationError", "'%s' exists as a %s".formatted(name, known.get().type()));
    }
  }

  private static ObjectNode configuration(JsonNode input) {
    ObjectNode configuration = input.deepCopy();
    configuration.remove("Tags");
    return configuration;
  }

  private JsonNode setAlarmState(JsonNode input) throws ServiceError {
    Alarm alarm = require(input.path("AlarmName").asText());
    Optional<String> data = Optional.ofNullable(input.path("StateReasonData").textValue());
    if (data.isPresent()) {
      requireJson(data.get());
    }
    AlarmValue value = AlarmValue.valueOf(input.path("StateValue").asText());
    alarms.force(alarm, value, input.path("StateReason").asText(), data);
    return Json.object();
  }

  private static void requireJson(String data) throws ServiceError {
    try {
      Json.parse(data);
    } catch (IllegalArgumentException e) {
      throw ServiceError.badRequest(
          "InvalidFormat", "StateReasonData is %s".formatted(e.getMessage()));
    }
  }

  /** All or none: an unknown name, or a child of an alarm that stays, deletes nothing. */
  private JsonNode deleteAlarms(JsonNode input) throws ServiceError {
    List<Alarm> found = new ArrayList<>();
    for (JsonNode name : input.path("AlarmNames")) {
      found.add(require(name.asText()));
    }
    if (found.stream().filter(Alarm::isComposite).count() > 1) {
      throw ServiceError.badRequest(
          "ValidationError", "Only one composite alarm can be deleted per request");
    }
    List<String> needed =
        found.stream().filter(alarm -> alarms.neededBeside(alarm, found)).map(Alarm::name).toList();
    if (!needed.isEmpty()) {
      throw ServiceError.badRequest(
          "ValidationError",
          "Cannot delete %s as there are composite alarm(s) depending on %s."
              .formatted(String.join(",", needed), needed.size() == 1 ? "it" : "them"));
    }
    found.forEach(alarms::delete);
    return Json.object();
  }

  private Alarm require(String name) throws ServiceError {
    return alarms
        .find(name)
        .orElseThrow(
            () -> new ServiceError("ResourceNotFound", 404, "Unknown alarm '%s'".formatted(name)));
  }
}
