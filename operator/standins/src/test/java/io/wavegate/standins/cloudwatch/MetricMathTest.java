package io.wavegate.standins.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.ServiceError;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Metric math, as far as it is imitated: requests 60 an hour; errors 3, none, 0 and 6. */
class MetricMathTest {
  private final TestAlarms aws = new TestAlarms();
  private final Instant start = aws.world.now();

  private String asked(String expression) {
    aws.service.metric(
        new MetricName("Shop", "Requests", Map.of()), (from, until) -> OptionalDouble.of(60));
    aws.service.metric(
        new MetricName("Shop", "Errors", Map.of()),
        (from, until) ->
            switch ((int) Duration.between(start, from).toHours()) {
              case 0 -> OptionalDouble.of(3);
              case 1 -> OptionalDouble.empty();
              case 2 -> OptionalDouble.of(0);
              default -> OptionalDouble.of(6);
            });
    aws.world.pass(Duration.ofHours(4));
    return """
        {'StartTime': %d, 'EndTime': %d, 'ScanBy': 'TimestampAscending', 'MetricDataQueries': [
          {'Id': 'requests', 'ReturnData': false, 'MetricStat': {'Period': 3600, 'Stat': 'Sum',
            'Metric': {'Namespace': 'Shop', 'MetricName': 'Requests'}}},
          {'Id': 'errors', 'ReturnData': false, 'MetricStat': {'Period': 3600, 'Stat': 'Sum',
            'Metric': {'Namespace': 'Shop', 'MetricName': 'Errors'}}},
          {'Id': 'half', 'ReturnData': false, 'Expression': 'requests / 2'},
          {'Id': 'e1', 'Expression': '%s'}]}"""
        .formatted(
            start.getEpochSecond(), start.plus(Duration.ofHours(4)).getEpochSecond(), expression);
  }

  private String values(String expression) {
    JsonNode results = aws.call("GetMetricData", asked(expression)).path("MetricDataResults");
    assertThat(results).hasSize(1);
    assertThat(results.at("/0/Id").asText()).isEqualTo("e1");
    assertThat(results.at("/0/StatusCode").asText()).isEqualTo("Complete");
    return results.at("/0/Values").toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requests - errors | [57.0,60.0,60.0,54.0]",
        "half + 2 * errors | [36.0,30.0,30.0,42.0]",
        "100 * (1 - errors / requests) | [95.0,100.0,100.0,90.0]",
        "-errors | [-3.0,-0.0,-6.0]",
        "requests/(1+2)*0.5 | [10.0,10.0,10.0,10.0]",
        "requests - SUM(errors) | [51.0,51.0,51.0,51.0]",
        "requests - MAX(errors) - MIN(errors) - AVG(errors) | [51.0,51.0,51.0,51.0]",
      })
  void valuesAreCombinedAtEachTime(String expression, String values) {
    assertThat(values(expression)).isEqualTo(values);
  }

  @Test
  void aDivisionByNoughtIsDropped() {
    assertThat(values("requests / errors")).isEqualTo("[20.0,10.0]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FILL(errors, 1) | [3.0,1.0,0.0,6.0]",
        "FILL(errors, REPEAT) | [3.0,3.0,0.0,6.0]",
        "FILL(errors, MAX(errors)) | [3.0,6.0,0.0,6.0]",
      })
  void whatIsMissingIsFilled(String expression, String values) {
    assertThat(values(expression)).isEqualTo(values);
  }

  @Test
  void aRunningSumEndsWithTheWhole() {
    assertThat(values("0.1 * RUNNING_SUM(requests) - RUNNING_SUM(FILL(errors, 0))"))
        .isEqualTo("[3.0,9.0,15.0,15.0]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUM(errors)", "1 + 1"})
  void aScalarIsNoResult(String expression) {
    ServiceError refused = aws.refused("GetMetricData", asked(expression));

    assertThat(refused.code()).isEqualTo("ValidationError");
    assertThat(refused.message()).contains("must be a time series");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SUM(METRICS()) | unexpected ')'",
        "[errors] | '[' is not imitated",
        "errors > 3 | '>' is not imitated",
        "errors ^ 2 | '^' is not imitated",
        "RATE(errors) | function RATE is not imitated",
        "FILL(errors, LINEAR) | Undefined variable 'LINEAR'",
        "FILL(errors, requests) | FILL is imitated with a number or REPEAT",
        "errors + | it ends too early",
        "errors errors | unexpected 'errors'",
        "(errors | ')' is expected",
        "error | Undefined variable 'error'",
        "e1 + 1 | refers to itself",
        "SUM(1) | SUM wants a time series",
      })
  void whatIsNotImitatedIsRefused(String expression, String said) {
    ServiceError refused = aws.refused("GetMetricData", asked(expression));

    assertThat(refused.code()).isEqualTo("ValidationError");
    assertThat(refused.message()).contains(said);
  }

  @Test
  void idsAreHeldToTheirForm() {
    assertThat(aws.refused("GetMetricData", asked("errors").replace("'e1'", "'E1'")).message())
        .contains("'E1'");
    assertThat(aws.refused("GetMetricData", asked("errors").replace("'half'", "'e1'")).message())
        .contains("twice");
  }
}
