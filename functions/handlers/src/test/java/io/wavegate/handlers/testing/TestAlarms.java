package io.wavegate.handlers.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.model.Place;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.cloudwatch.AlarmValue;
import io.wavegate.standins.cloudwatch.CloudWatchStandIn;
import io.wavegate.standins.cloudwatch.MetricName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The alarms and the traffic of the test service in one account and Region. */
public final class TestAlarms {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CloudWatchStandIn service;
  private final List<ObjectNode> events = new ArrayList<>();
  private double perMinute = 40;

  TestAlarms(TestTime time, Place place) {
    this.service = new CloudWatchStandIn(time, place.account(), place.region(), events::add);
    metricAlarm("checkout-5xx");
    metricAlarm("checkout-latency");
    metricAlarm("checkout-onebox");
    composite("checkout-aggregate", "ALARM(\"checkout-5xx\") OR ALARM(\"checkout-latency\")");
    service.metric(
        new MetricName("AWS/ApiGateway", "Count", Map.of("ApiName", "checkout")),
        (from, until) ->
            OptionalDouble.of(perMinute * Duration.between(from, until).toSeconds() / 60));
  }

  /** Adds a metric alarm that is OK. */
  public void metricAlarm(String name) {
    call(
        "PutMetricAlarm",
        JSON.createObjectNode()
            .put("AlarmName", name)
            .put("Namespace", "Checkout")
            .put("MetricName", name)
            .put("Statistic", "Sum")
            .put("Period", 60)
            .put("EvaluationPeriods", 1)
            .put("Threshold", 5)
            .put("ComparisonOperator", "GreaterThanThreshold"));
    set(name, AlarmValue.OK, "quiet");
  }

  /** Adds a composite alarm. */
  public void composite(String name, String rule) {
    call(
        "PutCompositeAlarm", JSON.createObjectNode().put("AlarmName", name).put("AlarmRule", rule));
  }

  /** Deletes an alarm. */
  public void delete(String name) {
    ObjectNode input = JSON.createObjectNode();
    input.putArray("AlarmNames").add(name);
    call("DeleteAlarms", input);
  }

  /** A metric alarm changes its state. */
  public void set(String name, AlarmValue value, String reason) {
    service.transition(name, value, reason, Optional.empty());
  }

  /** Somebody forces an alarm into a state, as the console's test of an alarm does. */
  public void force(String name, AlarmValue value) {
    call(
        "SetAlarmState",
        JSON.createObjectNode()
            .put("AlarmName", name)
            .put("StateValue", value.name())
            .put("StateReason", "set by hand"));
  }

  /** A child of the aggregate alarm fires, and so does the aggregate. */
  public void fire() {
    set("checkout-5xx", AlarmValue.ALARM, "1 datapoint [23.0] was greater than the threshold (5)");
  }

  /** It is quiet again. */
  public void calm() {
    set("checkout-5xx", AlarmValue.OK, "quiet");
  }

  /** So many requests a minute from now on, and before. */
  public void traffic(double requestsPerMinute) {
    perMinute = requestsPerMinute;
  }

  /** All events that were told, first to last. */
  public List<String> events() {
    return events.stream().map(ObjectNode::toString).toList();
  }

  /** The latest state change event of an alarm. */
  public String lastEvent(String alarm) {
    return events.stream()
        .filter(event -> event.at("/detail/alarmName").asText().equals(alarm))
        .filter(event -> event.path("detail-type").asText().equals("CloudWatch Alarm State Change"))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError("no event of " + alarm))
        .toString();
  }

  /** The service's table. */
  public CloudWatchStandIn service() {
    return service;
  }

  private void call(String operation, ObjectNode input) {
    try {
      service.call(operation, input, TestPipeline.person());
    } catch (ServiceError e) {
      throw new AssertionError(operation + " was refused: " + e.code() + ": " + e.message(), e);
    }
  }
}
