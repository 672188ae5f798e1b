package io.wavegate.local.scenario;

import io.wavegate.standins.cloudwatch.AlarmValue;
import java.time.Duration;

/**
 * Something that the world does.
 *
 * @param anchor what its time is counted from
 * @param after how long after it
 * @param deed what it does
 */
public record Happening(Anchor anchor, Duration after, Deed deed) {
  /** What the world can do. */
  public sealed interface Deed {
    /**
     * A metric alarm changes.
     *
     * @param alarm the alarm
     * @param state its new state
     * @param reason CloudWatch's words
     */
    record AlarmChanges(String alarm, AlarmValue state, String reason) implements Deed {}
  }
}
