package io.wavegate.local.simulate.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.rehearsal.TrafficFlow;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.trace.Happened.AlarmBlurred;
import io.wavegate.local.simulate.trace.Happened.AlarmMoved;
import io.wavegate.local.simulate.trace.Happened.TrafficSet;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.cloudwatch.AlarmValue;
import io.wavegate.standins.cloudwatch.CloudWatchStandIn;
import io.wavegate.standins.cloudwatch.MetricName;
import io.wavegate.standins.http.Directory;
import io.wavegate.standins.http.HttpAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What surrounds the service: alarms, traffic, a site; and how they change. */
final class Town {
  private static final double USUAL_TRAFFIC = 40;
  private static final int OK = 200;
  private static final String REASON = "Threshold Crossed: 1 datapoint";

  private final Stage stage;
  private final LocalCloud cloud;
  private final Caller platform;
  private final TrafficFlow traffic = new TrafficFlow(USUAL_TRAFFIC);
  private int edits;
  private int siteStatus = OK;
  private Duration siteTakes = Duration.ofSeconds(1);

  Town(Stage stage, LocalCloud cloud) {
    this.stage = stage;
    this.cloud = cloud;
    this.platform = cloud.person("platform");
  }

  /** Puts everything there. */
  void furnish(Directory directory) throws ServiceError {
    furnish(cloud.cloudWatch());
    traffic(USUAL_TRAFFIC);
    directory.site(Plan.HOST, call -> HttpAnswer.of(siteStatus, "text/plain", "").after(siteTakes));
  }

  /** Where nothing but a deployment ever happens, alarms are quiet. */
  void furnishElsewhere() throws ServiceError {
    for (LocalCloud.Place place : cloud.spokes().places()) {
      furnish(cloud.spokes().cloudWatch(place).orElseThrow());
      for (String alarm : List.of(Plan.AGGREGATE, Plan.ALSO)) {
        String name = alarm + "@" + place.account() + "/" + place.region();
        stage.trace().add(new AlarmMoved(stage.now(), name, "INSUFFICIENT_DATA", "OK"));
      }
    }
    cloud.spokes().furnished();
  }

  private void furnish(CloudWatchStandIn there) throws ServiceError {
    for (String alarm : Plan.CHILDREN) {
      put(there, alarm, 5);
    }
    put(there, Plan.ALSO, 1);
    put(there, Plan.AGGREGATE, "ALARM(\"%s\") OR ALARM(\"%s\")");
    there.metric(
        new MetricName("AWS/ApiGateway", Plan.METRIC, Map.of("ApiName", Plan.SERVICE)), traffic);
  }

  private void put(CloudWatchStandIn there, String alarm, double threshold) throws ServiceError {
    there.call(
        "PutMetricAlarm",
        input()
            .put("AlarmName", alarm)
            .put("Namespace", "Checkout")
            .put("MetricName", alarm)
            .put("Statistic", "Sum")
            .put("Period", 60)
            .put("EvaluationPeriods", 1)
            .put("Threshold", threshold)
            .put("ComparisonOperator", "GreaterThanThreshold"),
        platform);
    there.transition(alarm, AlarmValue.OK, REASON, Optional.empty());
  }

  private void put(CloudWatchStandIn there, String composite, String rule) throws ServiceError {
    there.call(
        "PutCompositeAlarm",
        input()
            .put("AlarmName", composite)
            .put("AlarmRule", rule.formatted(Plan.CHILDREN.get(0), Plan.CHILDREN.get(1))),
        platform);
  }

  private static ObjectNode input() {
    return JsonNodeFactory.instance.objectNode();
  }

  private void ask(String operation, JsonNode input) throws ServiceError {
    cloud.cloudWatch().call(operation, input, platform);
  }

  /** A metric alarm changes, if it is there. */
  void move(String alarm, AlarmValue state) {
    if (isThere(alarm)) {
      cloud.cloudWatch().transition(alarm, state, REASON, Optional.empty());
    }
  }

  /** Whether an alarm is there. */
  boolean isThere(String alarm) {
    ObjectNode input = input();
    input.putArray("AlarmNames").add(alarm);
    input.putArray("AlarmTypes").add("MetricAlarm").add("CompositeAlarm");
    try {
      JsonNode answer = cloud.cloudWatch().call("DescribeAlarms", input, platform);
      return !answer.path("MetricAlarms").isEmpty() || !answer.path("CompositeAlarms").isEmpty();
    } catch (ServiceError e) {
      throw new IllegalStateException("DescribeAlarms was refused: " + e.message(), e);
    }
  }

  /** A metric alarm is evaluated otherwise; empty for fully. */
  void evaluate(String alarm, String evaluation) {
    if (isThere(alarm)) {
      cloud
          .cloudWatch()
          .evaluationState(alarm, Optional.of(evaluation).filter(word -> !word.isEmpty()));
      stage.trace().add(new AlarmBlurred(stage.now(), alarm, evaluation));
    }
  }

  /** Somebody forces a state. */
  void force(String alarm) throws ServiceError {
    ask(
        "SetAlarmState",
        input().put("AlarmName", alarm).put("StateValue", "OK").put("StateReason", "quiet please"));
  }

  /** Somebody makes an alarm watch less, and each time still less: what changes nothing is none. */
  void edit(String alarm) throws ServiceError {
    edits++;
    if (alarm.equals(Plan.AGGREGATE)) {
      String more = " AND ALARM(\"" + Plan.CHILDREN.getFirst() + "\")";
      put(cloud.cloudWatch(), alarm, "ALARM(\"%s\") AND ALARM(\"%s\")" + more.repeat(edits - 1));
    } else {
      ask(
          "PutMetricAlarm",
          input()
              .put("AlarmName", alarm)
              .put("Namespace", "Checkout")
              .put("MetricName", alarm)
              .put("Statistic", "Sum")
              .put("Period", 60)
              .put("EvaluationPeriods", 1)
              .put("Threshold", 1_000 * edits)
              .put("ComparisonOperator", "GreaterThanThreshold"));
    }
  }

  /** Somebody deletes an alarm. */
  void delete(String alarm) throws ServiceError {
    ObjectNode input = input();
    input.putArray("AlarmNames").add(alarm);
    ask("DeleteAlarms", input);
  }

  /** Requests come at another rate. */
  void traffic(double perMinute) {
    traffic.change(stage.now(), perMinute);
    stage.trace().add(new TrafficSet(stage.now(), perMinute));
  }

  /** Requests come as usual again. */
  void trafficAsUsual() {
    traffic(USUAL_TRAFFIC);
  }

  /** The site answers otherwise. */
  void site(int status, Duration takes) {
    siteStatus = status;
    siteTakes = takes;
  }
}
