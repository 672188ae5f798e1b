package io.wavegate.handlers.aws;

import io.wavegate.core.evidence.BudgetValue;
import io.wavegate.core.model.MetricQuery;
import io.wavegate.core.model.Reading;
import io.wavegate.core.policy.BudgetRule;
import io.wavegate.core.port.Budgets;
import io.wavegate.core.port.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/**
 * Works out error budgets with one {@code GetMetricData}. An answer that is not complete, or holds
 * no value, is an error.
 */
public final class AwsBudgets implements Budgets {
  /** No id of a policy begins so. */
  private static final String BUDGET = "wavegate_budget";

  private final CloudWatchClient client;
  private final Calls calls;

  /** With a client for the account and Region of the metrics. */
  public AwsBudgets(CloudWatchClient client, TimeSource time) {
    this.client = client;
    this.calls = new Calls(time);
  }

  @Override
  public Reading<BudgetValue> newest(BudgetRule rule, Instant now) {
    return calls.read(
        () ->
            newest(
                client.getMetricData(
                    r ->
                        r.metricDataQueries(queries(rule))
                            .startTime(now.minus(rule.over()))
                            .endTime(now)
                            .scanBy(ScanBy.TIMESTAMP_DESCENDING))));
  }

  private static BudgetValue newest(GetMetricDataResponse page) {
    List<MetricDataResult> results =
        page.metricDataResults().stream().filter(each -> BUDGET.equals(each.id())).toList();
    if (results.size() != 1) {
      // An expression such as SEARCH comes to several series, of which none speaks for the others.
      throw SdkClientException.create(
          "the expression came to " + results.size() + " series, and one is wanted");
    }
    MetricDataResult result = results.getFirst();
    if (result.statusCode() != StatusCode.COMPLETE || page.nextToken() != null) {
      throw SdkClientException.create("GetMetricData answered " + result.statusCodeAsString());
    }
    if (result.values().isEmpty() || result.timestamps().size() != result.values().size()) {
      throw SdkClientException.create("GetMetricData has no value of the expression");
    }
    return new BudgetValue(result.values().getFirst(), result.timestamps().getFirst());
  }

  private static List<MetricDataQuery> queries(BudgetRule rule) {
    List<MetricDataQuery> queries = new ArrayList<>();
    rule.metrics().forEach(metric -> queries.add(query(metric)));
    queries.add(
        MetricDataQuery.builder()
            .id(BUDGET)
            .expression(rule.expression())
            .returnData(true)
            .build());
    return queries;
  }

  static MetricDataQuery query(MetricQuery metric) {
    List<Dimension> dimensions =
        metric.dimensions().entrySet().stream()
            .map(e -> Dimension.builder().name(e.getKey()).value(e.getValue()).build())
            .toList();
    return MetricDataQuery.builder()
        .id(metric.id())
        .metricStat(
            stat ->
                stat.period((int) metric.period().toSeconds())
                    .stat(metric.stat())
                    .metric(
                        m ->
                            m.namespace(metric.namespace())
                                .metricName(metric.metric())
                                .dimensions(dimensions)))
        .returnData(false)
        .build();
  }
}
