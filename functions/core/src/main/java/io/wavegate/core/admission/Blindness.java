package io.wavegate.core.admission;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.model.Said;
import java.util.List;
import java.util.stream.Stream;

/** Why an alarm that is not in ALARM cannot be taken for OK: what is not known is not OK (S7). */
final class Blindness {
  private Blindness() {}

  /** Of the alarm, and of its children: a blind one makes the composite's OK worthless. */
  static List<String> in(AlarmFacts alarm) {
    return Stream.concat(own(alarm), alarm.children().stream().flatMap(c -> in(c).stream()))
        .toList();
  }

  private static Stream<String> own(AlarmFacts alarm) {
    return switch (alarm.state()) {
      case OK ->
          alarm.evaluation() == AlarmFacts.Evaluation.COMPLETE
              ? Stream.empty()
              : Stream.of(alarm.name() + " is not fully evaluated: " + alarm.evaluation());
      case ALARM -> Stream.empty();
      case INSUFFICIENT_DATA ->
          Stream.of(
              alarm.name()
                  + " is "
                  + AlarmState.INSUFFICIENT_DATA
                  + " since "
                  + Said.clock(alarm.since())
                  + ", which is not OK");
    };
  }
}
