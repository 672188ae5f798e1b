package io.wavegate.handlers.aws;

import io.wavegate.core.model.Reading;
import io.wavegate.core.policy.TrafficRule;
import io.wavegate.core.port.TimeSource;
import io.wavegate.core.port.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** Counts requests with {@code GetMetricData}. A partial answer is an error, not a small number. */
public final class AwsTraffic implements Traffic {
  /** One-minute data is kept for 15 days; a longer bake is counted by the hour. */
  private static final Duration BY_THE_MINUTE = Duration.ofHours(24);

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final CloudWatchClient client;
  private final Calls calls;

  /** With a client for the account and Region of the metrics. */
  public AwsTraffic(CloudWatchClient client, TimeSource time) {
    this.client = client;
    this.calls = new Calls(time);
  }

  @Override
  public Reading<Double> sum(TrafficRule rule, Instant from, Instant to) {
    Duration period = Duration.between(from, to).compareTo(BY_THE_MINUTE) <= 0 ? MINUTE : HOUR;
    Instant first = next(from, period);
    return first.isBefore(to)
        ? calls.read(() -> total(query(rule, period), first, to))
        : new Reading.Read<>(0.0, to);
  }

  /** CloudWatch rounds a start down, and would count what came before the deployment was over. */
  private static Instant next(Instant from, Duration period) {
    long seconds = period.toSeconds();
    long begun = from.getNano() == 0 ? from.getEpochSecond() : from.getEpochSecond() + 1;
    return Instant.ofEpochSecond(Math.ceilDiv(begun, seconds) * seconds);
  }

  private double total(MetricDataQuery query, Instant from, Instant to) {
    double total = 0;
    String next = null;
    do {
      String token = next;
      GetMetricDataResponse page =
          client.getMetricData(
              r -> r.metricDataQueries(query).startTime(from).endTime(to).nextToken(token));
      next = page.nextToken();
      if (page.metricDataResults().isEmpty() && next == null) {
        throw SdkClientException.create("GetMetricData gave no result");
      }
      for (MetricDataResult result : page.metricDataResults()) {
        total += sum(result, next != null);
      }
    } while (next != null);
    return total;
  }

  /** Between two pages the data is partial; after the last one it must be complete. */
  private static double sum(MetricDataResult result, boolean more) {
    boolean usable =
        result.statusCode() == StatusCode.COMPLETE
            || (more && result.statusCode() == StatusCode.PARTIAL_DATA);
    if (!usable) {
      throw SdkClientException.create("GetMetricData answered " + result.statusCodeAsString());
    }
    return result.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static MetricDataQuery query(TrafficRule rule, Duration period) {
    List<Dimension> dimensions =
        rule.dimensions().entrySet().stream()
            .map(e -> Dimension.builder().name(e.getKey()).value(e.getValue()).build())
            .toList();
    return MetricDataQuery.builder()
        .id("requests")
        .metricStat(
            stat ->
                stat.period((int) period.toSeconds())
                    .stat("Sum")
                    .metric(
                        m ->
                            m.namespace(rule.namespace())
                                .metricName(rule.metric())
                                .dimensions(dimensions)))
        .returnData(true)
        .build();
  }
}
