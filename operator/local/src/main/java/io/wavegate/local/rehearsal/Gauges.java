package io.wavegate.local.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.local.scenario.Deed;
import io.wavegate.local.scenario.World;
import io.wavegate.local.scenario.World.CompositeAlarm;
import io.wavegate.local.scenario.World.MetricAlarm;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.cloudwatch.AlarmValue;
import io.wavegate.standins.cloudwatch.CloudWatchStandIn;
import io.wavegate.standins.cloudwatch.MetricName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The alarms and the traffic of one account and Region, and how they change. */
final class Gauges {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUIET = "Threshold not crossed";

  private final World world;
  private final CloudWatchStandIn cloudWatch;
  private final Caller platform;
  private final Scheduler scheduler;
  private final Map<String, TrafficFlow> traffic = new LinkedHashMap<>();

  Gauges(World world, CloudWatchStandIn cloudWatch, Caller platform, Scheduler scheduler) {
    this.world = world;
    this.cloudWatch = cloudWatch;
    this.platform = platform;
    this.scheduler = scheduler;
  }

  /**
   * Puts all of the world's there.
   *
   * @throws IllegalArgumentException if CloudWatch refuses an alarm
   */
  void furnish() {
    try {
      for (MetricAlarm alarm : world.metricAlarms()) {
        put(alarm, alarm.threshold());
        cloudWatch.transition(alarm.name(), AlarmValue.OK, QUIET, Optional.empty());
      }
      for (CompositeAlarm alarm : world.compositeAlarms()) {
        put(alarm.name(), alarm.rule());
      }
    } catch (ServiceError e) {
      throw new IllegalArgumentException(e.message(), e);
    }
    world.traffic().forEach(this::traffic);
  }

  private void put(MetricAlarm alarm, double threshold) throws ServiceError {
    ObjectNode input =
        JSON.createObjectNode()
            .put("AlarmName", alarm.name())
            .put("Namespace", alarm.namespace())
            .put("MetricName", alarm.metric())
            .put("Statistic", "Sum")
            .put("Period", 60)
            .put("EvaluationPeriods", 1)
            .put("Threshold", threshold)
            .put("ComparisonOperator", "GreaterThanThreshold");
    call("PutMetricAlarm", input);
  }

  private void put(String composite, String rule) throws ServiceError {
    call(
        "PutCompositeAlarm",
        JSON.createObjectNode().put("AlarmName", composite).put("AlarmRule", rule));
  }

  private void call(String operation, JsonNode input) throws ServiceError {
    try {
      cloudWatch.call(operation, input, platform);
    } catch (ServiceError e) {
      throw new ServiceError(
          e.code(),
          e.httpStatus(),
          operation + " of the world was refused: " + e.code() + ": " + e.message());
    }
  }

  private void traffic(World.Traffic flow) {
    TrafficFlow source = new TrafficFlow(flow.perMinute());
    traffic.put(flow.metric().metric(), source);
    cloudWatch.metric(
        new MetricName(
            flow.metric().namespace(), flow.metric().metric(), flow.metric().dimensions()),
        source);
  }

  /**
   * Lets one of them change.
   *
   * @throws ServiceError if CloudWatch refuses it
   */
  void change(Deed.Gauged deed) throws ServiceError {
    switch (deed) {
      case Deed.AlarmChanges change ->
          cloudWatch.transition(change.alarm(), change.state(), change.reason(), Optional.empty());
      case Deed.AlarmEvaluated how -> cloudWatch.evaluationState(how.alarm(), how.evaluation());
      case Deed.AlarmEdited edit -> edit(edit);
      case Deed.AlarmDeleted deleted -> delete(deleted.alarm());
      case Deed.TrafficChanges change ->
          Objects.requireNonNull(traffic.get(change.metric()))
              .change(scheduler.now(), change.perMinute());
    }
  }

  private void edit(Deed.AlarmEdited edit) throws ServiceError {
    if (edit.rule().isPresent()) {
      put(edit.alarm(), edit.rule().get());
    }
    for (MetricAlarm alarm : world.metricAlarms()) {
      if (alarm.name().equals(edit.alarm()) && edit.threshold().isPresent()) {
        put(alarm, edit.threshold().get());
      }
    }
  }

  private void delete(String alarm) throws ServiceError {
    ObjectNode input = JSON.createObjectNode();
    input.putArray("AlarmNames").add(alarm);
    call("DeleteAlarms", input);
  }
}
