package io.wavegate.handlers.aws;

import io.wavegate.core.model.Reading;
import io.wavegate.core.port.Metrics;
import io.wavegate.core.port.TimeSource;
import io.wavegate.core.validation.MetricValue;
import io.wavegate.core.validation.TestKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/**
 * Reads a series with {@code GetMetricData}. One that is not complete after its last page, or one
 * of several, is an error.
 */
public final class AwsMetrics implements Metrics {
  /** No id of a policy begins so. */
  private static final String TEST = "wavegate_test";

  /** A page holds 100,800 values; no test looks back so far. */
  private static final int MOST_PAGES = 20;

  private final CloudWatchClient client;
  private final Calls calls;

  /** With a client for the account and Region of the metrics. */
  public AwsMetrics(CloudWatchClient client, TimeSource time) {
    this.client = client;
    this.calls = new Calls(time);
  }

  @Override
  public Reading<List<MetricValue>> values(TestKind.Metric test, Instant from, Instant to) {
    return from.isBefore(to)
        ? calls.read(() -> pages(queries(test), from, to))
        : new Reading.Read<>(List.of(), to);
  }

  private List<MetricValue> pages(List<MetricDataQuery> queries, Instant from, Instant to) {
    List<MetricValue> values = new ArrayList<>();
    String next = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      String token = next;
      GetMetricDataResponse answer =
          client.getMetricData(
              r ->
                  r.metricDataQueries(queries)
                      .startTime(from)
                      .endTime(to)
                      .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                      .nextToken(token));
      next = answer.nextToken();
      add(values, answer, next != null);
      if (next == null) {
        values.sort(Comparator.comparing(MetricValue::at));
        return values;
      }
    }
    throw SdkClientException.create("GetMetricData has more than " + MOST_PAGES + " pages");
  }

  /** Between two pages the data is partial; after the last one it must be complete. */
  private static void add(List<MetricValue> values, GetMetricDataResponse page, boolean hasMore) {
    List<MetricDataResult> results =
        page.metricDataResults().stream().filter(each -> TEST.equals(each.id())).toList();
    if (results.size() != 1) {
      // An expression such as SEARCH comes to several series, of which none speaks for the others.
      throw SdkClientException.create(
          "the expression came to " + results.size() + " series, and one is wanted");
    }
    MetricDataResult result = results.getFirst();
    boolean usable =
        result.statusCode() == StatusCode.COMPLETE
            || (hasMore && result.statusCode() == StatusCode.PARTIAL_DATA);
    if (!usable || result.timestamps().size() != result.values().size()) {
      throw SdkClientException.create("GetMetricData answered " + result.statusCodeAsString());
    }
    for (int i = 0; i < result.values().size(); i++) {
      values.add(new MetricValue(result.timestamps().get(i), result.values().get(i)));
    }
  }

  private static List<MetricDataQuery> queries(TestKind.Metric test) {
    List<MetricDataQuery> queries = new ArrayList<>();
    test.metrics().forEach(metric -> queries.add(AwsBudgets.query(metric)));
    queries.add(
        MetricDataQuery.builder().id(TEST).expression(test.expression()).returnData(true).build());
    return queries;
  }
}
