package io.wavegate.standins.cloudwatch;

import java.time.Instant;
import java.util.Optional;

/**
 * An alarm's state.
 *
 * @param updated when it was last evaluated to this or another reason
 * @param transitioned when its value last changed
 */
record AlarmState(
    AlarmValue value,
    String reason,
    Optional<String> reasonData,
    Instant updated,
    Instant transitioned) {

  static AlarmState initial(Instant now) {
    return new AlarmState(
        AlarmValue.INSUFFICIENT_DATA,
        "Unchecked: Initial alarm creation",
        Optional.empty(),
        now,
        now);
  }

  /** The state after a reading; the time of the transition stays if the value does. */
  AlarmState then(AlarmValue next, String why, Optional<String> data, Instant now) {
    return new AlarmState(next, why, data, now, next == value ? transitioned : now);
  }
}
