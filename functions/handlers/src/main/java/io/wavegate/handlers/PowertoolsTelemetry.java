package io.wavegate.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Structured logs and embedded metrics, through Powertools for AWS Lambda. The layout that {@code
 * log4j2.xml} names makes a field of every key; a metric has the one dimension that Powertools
 * gives it, {@code Service}, since each further one would be paid for as a metric of its own.
 */
final class PowertoolsTelemetry implements Telemetry {
  private static final Logger LOG = LoggerFactory.getLogger("wavegate");
  private static final Pattern HIDDEN = Pattern.compile("\\p{C}");

  /**
   * Function, request, service and cold start. Each invocation overwrites what the one before set,
   * so that nothing is left to be cleared after a handler that throws.
   */
  @Override
  public void invoked(Context context) {
    PowertoolsLogging.initializeLogging(context);
  }

  @Override
  public void said(String handler, String text, SequencedMap<String, String> fields) {
    MDC.put("handler", handler);
    fields.forEach((name, value) -> MDC.put(name, visible(value)));
    try {
      LOG.info(visible(text));
    } finally {
      MDC.remove("handler");
      fields.keySet().forEach(MDC::remove);
    }
  }

  /**
   * Without control and format characters: names and reasons come from outside, and the layout
   * leaves some of them in a field as they are.
   */
  private static String visible(String text) {
    return HIDDEN.matcher(text).replaceAll("?");
  }

  @Override
  public void count(String metric) {
    Metrics metrics = MetricsFactory.getMetricsInstance();
    metrics.setNamespace("Wavegate");
    metrics.addMetric(metric, 1, MetricUnit.COUNT);
    metrics.flush();
  }
}
