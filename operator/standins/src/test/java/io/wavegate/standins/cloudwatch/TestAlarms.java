package io.wavegate.standins.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.TestWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A CloudWatch whose events are kept. */
final class TestAlarms {
  private static final Caller SOMEONE =
      new Caller("123456789012", "us-east-1", "arn:aws:iam::123456789012:user/someone");

  final TestWorld world = new TestWorld();
  final List<ObjectNode> events = new ArrayList<>();
  final CloudWatchStandIn service =
      new CloudWatchStandIn(world, "123456789012", "us-east-1", events::add);

  /** Calls with single quotes in place of double ones. */
  JsonNode call(String operation, String input) {
    try {
      return service.call(operation, Json.parse(input.replace('\'', '"')), SOMEONE);
    } catch (ServiceError e) {
      throw new AssertionError(operation + " was refused with " + e.code(), e);
    }
  }

  ServiceError refused(String operation, String input) {
    JsonNode json = Json.parse(input.replace('\'', '"'));
    ServiceError error =
        catchThrowableOfType(ServiceError.class, () -> service.call(operation, json, SOMEONE));
    assertThat(error).as("%s %s is refused", operation, input).isNotNull();
    return error;
  }

  void metric(String name) {
    call(
        "PutMetricAlarm",
        """
        {'AlarmName': '%s', 'AlarmDescription': 'Goes into alarm', 'Namespace': 'AWS/EC2',
         'MetricName': 'CPUUtilization', 'Statistic': 'Average', 'Period': 300,
         'Dimensions': [{'Name': 'InstanceId', 'Value': 'i-12345678901234567'}],
         'EvaluationPeriods': 1, 'Threshold': 80, 'ComparisonOperator': 'GreaterThanThreshold',
         'TreatMissingData': 'ignore'}"""
            .formatted(name));
  }

  /** A composite, past its first evaluation. */
  void composite(String name, String rule) {
    ObjectNode input = Json.object().put("AlarmName", name).put("AlarmRule", rule);
    call("PutCompositeAlarm", Json.write(input));
    world.pass(Duration.ofSeconds(1));
  }

  void moves(String name, AlarmValue value) {
    service.transition(
        name, value, "Threshold Crossed", Optional.of("{\"version\":\"1.0\",\"period\":300}"));
  }

  JsonNode alarm(String name) {
    JsonNode found =
        call(
            "DescribeAlarms",
            "{'AlarmNames': ['%s'], 'AlarmTypes': ['CompositeAlarm', 'MetricAlarm']}"
                .formatted(name));
    JsonNode composite = found.path("CompositeAlarms").path(0);
    return composite.isMissingNode() ? found.path("MetricAlarms").path(0) : composite;
  }

  String state(String name) {
    return alarm(name).path("StateValue").asText("absent");
  }
}
