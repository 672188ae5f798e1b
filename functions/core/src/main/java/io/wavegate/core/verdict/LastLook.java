package io.wavegate.core.verdict;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.people.Exemption;
import io.wavegate.core.people.Spoken;
import io.wavegate.core.rollback.Recall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The look at the alarms just before a promotion takes effect (S1). */
public final class LastLook {
  private LastLook() {}

  /**
   * Why the promotion is to be judged again, if it is.
   *
   * @param kind of the gate: a release may start to mend an alarm, but go on only once it is OK
   * @param names the policy's alarms
   * @param readings in the same order
   */
  public static Optional<String> doubt(
      GateKind kind,
      List<String> names,
      List<Reading<AlarmFacts>> readings,
      Spoken spoken,
      Instant now) {
    boolean mends =
        kind == GateKind.ENTRY && spoken.exempt(Exemption.Kind.FIRING_ALARM, now).isPresent();
    for (int i = 0; i < names.size(); i++) {
      Optional<String> doubt = doubt(names.get(i), readings.get(i), mends);
      if (doubt.isPresent()) {
        return doubt;
      }
    }
    return Optional.empty();
  }

  /**
   * What people want otherwise. A release that goes back from an earlier wave goes no further, and
   * a person's word counts to the last moment.
   *
   * @param kind of the gate
   * @param earlier the names of the waves before it
   * @param recalls of the gate's release
   * @param spoken what people have said of the gate
   */
  public static Optional<String> against(
      GateKind kind, List<String> earlier, List<Recall> recalls, Spoken spoken) {
    return switch (kind) {
      case ENTRY ->
          recalls.stream()
              .filter(recall -> earlier.contains(recall.gate().wave()))
              .findFirst()
              .map(recall -> "the release is taken back: " + recall.reason())
              .or(() -> Ordered.againstStart(spoken).map(Verdict::reason))
              .or(() -> Ordered.stopped(spoken).map(Verdict::reason));
      case PROMOTION ->
          Ordered.against(spoken)
              .map(Verdict::reason)
              .or(() -> Ordered.stopped(spoken).map(Verdict::reason));
    };
  }

  private static Optional<String> doubt(String name, Reading<AlarmFacts> reading, boolean mends) {
    return switch (reading) {
      case Unread<AlarmFacts> unread -> Optional.of(name + " was not read: " + unread.why());
      case Read<AlarmFacts> read -> {
        AlarmState state = read.value().state();
        boolean fine = state == AlarmState.OK || (mends && state == AlarmState.ALARM);
        yield fine ? Optional.empty() : Optional.of(name + " is " + state);
      }
    };
  }
}
