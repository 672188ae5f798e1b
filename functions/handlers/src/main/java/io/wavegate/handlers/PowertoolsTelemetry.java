package io.wavegate.handlers;

import java.util.SequencedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** Structured logs and embedded metrics, through Powertools for AWS Lambda. */
final class PowertoolsTelemetry implements Telemetry {
  private static final Logger LOG = LoggerFactory.getLogger("wavegate");

  @Override
  public void said(String handler, String text, SequencedMap<String, String> fields) {
    MDC.put("handler", handler);
    fields.forEach(MDC::put);
    try {
      LOG.info(text);
    } finally {
      MDC.clear();
    }
  }

  @Override
  public void count(String metric) {
    Metrics metrics = MetricsFactory.getMetricsInstance();
    metrics.setNamespace("Wavegate");
    metrics.addMetric(metric, 1, MetricUnit.COUNT);
    metrics.flush();
  }
}
