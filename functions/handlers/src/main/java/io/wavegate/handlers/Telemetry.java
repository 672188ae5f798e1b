package io.wavegate.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.SequencedMap;

/** What handlers tell about themselves: one line per event, and counts. Never a secret (S10). */
public interface Telemetry {
  /**
   * An invocation has begun: every line until the next one names it, a library's too. Handlers say
   * so first of all. Of the event nothing is kept. Where no log is written, there is nothing to do.
   */
  default void invoked(Context context) {}

  /**
   * One line.
   *
   * @param handler who says it
   * @param text what, one sentence
   * @param fields values to search by
   */
  void said(String handler, String text, SequencedMap<String, String> fields);

  /** Counts an event of a kind, such as {@code Discarded}. */
  void count(String metric);
}
