package io.wavegate.core.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An alarm as {@code DescribeAlarms} shows it.
 *
 * @param name the alarm's name
 * @param state its state
 * @param since when the state last changed ({@code StateTransitionedTimestamp}, never the time of
 *     the last update)
 * @param reason CloudWatch's own words for the state
 * @param evaluation whether CloudWatch could evaluate it fully; composites are always complete
 * @param children for a composite, the alarms of its rule
 * @param configuration digest of what the alarm watches; a changed one is another alarm
 * @param settle how old its datapoints may be: period times evaluation periods, the longest of its
 *     children for a composite
 */
public record AlarmFacts(
    String name,
    AlarmState state,
    Instant since,
    String reason,
    Evaluation evaluation,
    List<AlarmFacts> children,
    String configuration,
    Duration settle) {
  /** Copies the list. */
  public AlarmFacts {
    children = List.copyOf(children);
  }

  /** Whether CloudWatch could evaluate a metric alarm. */
  public enum Evaluation {
    /** On all the data. */
    COMPLETE,
    /** {@code PARTIAL_DATA}: a query was cut. */
    PARTIAL_DATA,
    /** {@code EVALUATION_ERROR}: the configuration cannot be evaluated. */
    ERROR,
    /** {@code EVALUATION_FAILURE}: CloudWatch failed. */
    FAILURE
  }
}
