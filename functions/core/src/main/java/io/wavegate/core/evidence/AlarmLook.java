package io.wavegate.core.evidence;

import io.wavegate.core.model.Reading;

/**
 * What one look at one alarm gave.
 *
 * @param name the alarm that was looked for
 * @param now its present state; an alarm that the answer leaves out is unread, not OK
 * @param history its changes over the whole window
 * @param child the child alarm to be named with it, if a child is what went wrong
 */
public record AlarmLook(
    String name, Reading<AlarmFacts> now, Reading<History> history, ChildCause child) {
  /** Whether all of it was read. */
  public boolean isRead() {
    return now instanceof Reading.Read && history instanceof Reading.Read;
  }

  /** Which child alarm was behind a composite's ALARM. */
  public sealed interface ChildCause {
    /** No child alarm is known to be behind it. */
    record None() implements ChildCause {}

    /**
     * This one.
     *
     * @param name the child alarm
     * @param reason CloudWatch's words, with the datapoint
     */
    record Child(String name, String reason) implements ChildCause {}
  }
}
