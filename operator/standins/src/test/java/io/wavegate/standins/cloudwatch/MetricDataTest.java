package io.wavegate.standins.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MetricDataTest {
  private final TestAlarms aws = new TestAlarms();
  private final Instant start = aws.world.now();

  private String query(String more, int period, String stat) {
    return """
        {'StartTime': %d, 'EndTime': %d, %s 'MetricDataQueries': [
          {'Id': 'q', 'MetricStat': {'Period': %d, 'Stat': '%s', 'Metric':
            {'Namespace': 'Shop', 'MetricName': 'Requests',
             'Dimensions': [{'Name': 'Api', 'Value': 'checkout'}]}}}]}"""
        .formatted(
            start.getEpochSecond(),
            start.plus(Duration.ofHours(12)).getEpochSecond(),
            more,
            period,
            stat);
  }

  private void givenTraffic() {
    aws.service.metric(
        new MetricName("Shop", "Requests", Map.of("Api", "checkout")),
        (from, until) -> OptionalDouble.of((double) Duration.between(from, until).toSeconds()));
  }

  @Test
  void twelveHoursOfTrafficAreSummedWithoutBeingStored() {
    givenTraffic();
    aws.world.pass(Duration.ofHours(12));

    JsonNode result = aws.call("GetMetricData", query("", 3600, "Sum")).at("/MetricDataResults/0");

    assertThat(result.path("Values")).hasSize(12);
    assertThat(result.path("Values").path(0).asDouble()).isEqualTo(3600);
    assertThat(result.path("Label").asText()).isEqualTo("Requests");
  }

  @Test
  void theFutureHasNoDatapoints() {
    givenTraffic();
    aws.world.pass(Duration.ofMinutes(90));

    JsonNode values =
        aws.call("GetMetricData", query("'ScanBy': 'TimestampAscending',", 3600, "Sum"))
            .at("/MetricDataResults/0/Values");

    assertThat(values.toString()).isEqualTo("[3600.0,1800.0]");
  }

  @Test
  void noDataIsNotZero() {
    aws.service.metric(
        new MetricName("Shop", "Requests", Map.of("Api", "checkout")),
        (from, until) -> OptionalDouble.empty());
    aws.world.pass(Duration.ofHours(12));

    assertThat(aws.call("GetMetricData", query("", 3600, "Sum")).at("/MetricDataResults/0/Values"))
        .isEmpty();
  }

  @Test
  void pagesJoinToTheWholeAndSayThatTheyArePartial() {
    givenTraffic();
    aws.world.pass(Duration.ofHours(12));
    List<String> seen = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    String token = "";
    do {
      JsonNode page = aws.call("GetMetricData", query("'MaxDatapoints': 5," + token, 3600, "Sum"));
      page.at("/MetricDataResults/0/Timestamps").forEach(at -> seen.add(at.asText()));
      codes.add(page.at("/MetricDataResults/0/StatusCode").asText());
      token =
          page.has("NextToken")
              ? "'NextToken': '%s',".formatted(page.path("NextToken").asText())
              : "";
    } while (!token.isEmpty());

    assertThat(seen).hasSize(12).doesNotHaveDuplicates();
    assertThat(codes).containsExactly("PartialData", "PartialData", "Complete");
  }

  @Test
  void putValuesAreReadBackByTheirStatistic() {
    aws.call(
        "PutMetricData",
        """
        {'Namespace': 'Shop', 'MetricData': [
          {'MetricName': 'Requests', 'Dimensions': [{'Name': 'Api', 'Value': 'checkout'}],
           'Timestamp': %d, 'Values': [2, 4], 'Counts': [3, 1]}]}"""
            .formatted(start.getEpochSecond() + 5));
    aws.world.pass(Duration.ofHours(1));

    assertThat(single("Sum")).isEqualTo(10);
    assertThat(single("SampleCount")).isEqualTo(4);
    assertThat(single("Average")).isEqualTo(2.5);
    assertThat(single("Minimum")).isEqualTo(2);
    assertThat(single("Maximum")).isEqualTo(4);
  }

  private double single(String stat) {
    return aws.call("GetMetricData", query("", 60, stat))
        .at("/MetricDataResults/0/Values/0")
        .asDouble();
  }

  @Test
  void whatIsNotImitatedIsRefused() {
    assertThat(aws.refused("GetMetricData", query("", 60, "p99")).message()).contains("p99");
    assertThat(aws.refused("GetMetricData", query("", 45, "Sum")).message()).contains("45");
    assertThat(aws.refused("PutMetricData", "{'Namespace': 'AWS/EC2'}").code())
        .isEqualTo("InvalidParameterValue");
  }
}
