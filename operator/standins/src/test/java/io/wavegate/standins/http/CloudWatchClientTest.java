package io.wavegate.standins.http;

import static io.wavegate.standins.http.GivenServices.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.standins.cloudwatch.AlarmValue;
import io.wavegate.standins.cloudwatch.CloudWatchStandIn;
import io.wavegate.standins.cloudwatch.MetricName;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** CloudWatch as the SDK's client sees it. */
class CloudWatchClientTest {
  private final GivenServices given = new GivenServices();

  @Test
  void cloudWatchSpeaksQuery() {
    CloudWatchStandIn alarms =
        new CloudWatchStandIn(given.world(), ACCOUNT, "eu-west-1", event -> {});
    given.directory().table(ACCOUNT, "eu-west-1", alarms);
    CloudWatchClient client = given.client(CloudWatchClient.builder());
    client.putMetricAlarm(
        r ->
            r.alarmName("errors & <faults>")
                .namespace("AWS/ApiGateway")
                .metricName("5XXError")
                .dimensions(dimension("ApiName", "checkout"))
                .statistic("Sum")
                .period(60)
                .evaluationPeriods(3)
                .threshold(0.5)
                .comparisonOperator("GreaterThanThreshold"));
    client.putCompositeAlarm(
        r -> r.alarmName("aggregate").alarmRule("ALARM(\"errors & <faults>\")"));
    alarms.transition(
        "errors & <faults>", AlarmValue.ALARM, "Threshold\ncrossed", Optional.empty());

    DescribeAlarmsResponse both =
        client.describeAlarms(r -> r.alarmTypes(AlarmType.COMPOSITE_ALARM, AlarmType.METRIC_ALARM));

    assertThat(both.compositeAlarms().getFirst().stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(both.metricAlarms().getFirst().alarmName()).isEqualTo("errors & <faults>");
    assertThat(both.metricAlarms().getFirst().stateReason()).isEqualTo("Threshold\ncrossed");
    assertThat(both.metricAlarms().getFirst().stateUpdatedTimestamp())
        .isEqualTo(given.world().now());
    assertThat(both.metricAlarms().getFirst().threshold()).isEqualTo(0.5);
    assertThat(both.metricAlarms().getFirst().dimensions().getFirst().value())
        .isEqualTo("checkout");
    assertThat(
            client
                .describeAlarmHistory(
                    r -> r.alarmName("aggregate").alarmTypes(AlarmType.COMPOSITE_ALARM))
                .alarmHistoryItems()
                .getFirst()
                .historySummary())
        .isEqualTo("Alarm updated from INSUFFICIENT_DATA to ALARM");
  }

  @Test
  void cloudWatchReadsMetricsAndLargeCompressedPuts() {
    CloudWatchStandIn alarms =
        new CloudWatchStandIn(given.world(), ACCOUNT, "eu-west-1", event -> {});
    alarms.metric(
        new MetricName("AWS/ApiGateway", "Count", Map.of("ApiName", "checkout")),
        (from, until) -> OptionalDouble.of((double) Duration.between(from, until).toSeconds()));
    given.directory().table(ACCOUNT, "eu-west-1", alarms);
    CloudWatchClient client = given.client(CloudWatchClient.builder());
    client.putMetricData(
        r ->
            r.namespace("Gate")
                .metricData(
                    MetricDatum.builder()
                        .metricName("Looks")
                        .timestamp(given.world().now())
                        .values(Collections.nCopies(149, 2.0))
                        .counts(Collections.nCopies(149, 1.0))
                        .dimensions(dimension("Filler", "x".repeat(1024)))
                        .build()));
    given.world().pass(Duration.ofMinutes(2));

    List<MetricDataResult> results =
        client
            .getMetricData(
                r ->
                    r.startTime(given.world().now().minusSeconds(120))
                        .endTime(given.world().now())
                        .metricDataQueries(
                            query(
                                "traffic",
                                "AWS/ApiGateway",
                                "Count",
                                dimension("ApiName", "checkout")),
                            query("looks", "Gate", "Looks", dimension("Filler", "x".repeat(1024)))))
            .metricDataResults();

    assertThat(results.getFirst().values()).containsExactly(60.0, 60.0);
    assertThat(results.getFirst().timestamps())
        .containsExactly(
            given.world().now().minusSeconds(60), given.world().now().minusSeconds(120));
    assertThat(results.getFirst().statusCodeAsString()).isEqualTo("Complete");
    assertThat(results.get(1).values()).containsExactly(298.0);
  }

  @Test
  void cloudWatchErrorsCarryTheirCodes() {
    given
        .directory()
        .table(
            ACCOUNT,
            "eu-west-1",
            new CloudWatchStandIn(given.world(), ACCOUNT, "eu-west-1", event -> {}));
    CloudWatchClient client = given.client(CloudWatchClient.builder());

    assertThatThrownBy(() -> client.describeAlarms(r -> r.maxRecords(101)))
        .isInstanceOfSatisfying(
            CloudWatchException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError"));
    assertThatThrownBy(
            () ->
                client.setAlarmState(
                    r -> r.alarmName("none").stateValue("OK").stateReason("because")))
        .isInstanceOfSatisfying(
            CloudWatchException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFound"));
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  private static MetricDataQuery query(
      String id, String namespace, String name, Dimension dimension) {
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            stat ->
                stat.period(60)
                    .stat("Sum")
                    .metric(m -> m.namespace(namespace).metricName(name).dimensions(dimension)))
        .build();
  }
}
