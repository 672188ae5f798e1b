package io.wavegate.handlers;

import java.util.SequencedMap;

/** What handlers tell about themselves: one line per event, and counts. Never a secret (S10). */
public interface Telemetry {
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
