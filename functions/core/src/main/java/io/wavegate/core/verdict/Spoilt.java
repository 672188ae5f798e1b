package io.wavegate.core.verdict;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmLook;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.History;
import io.wavegate.core.evidence.Transition;
import io.wavegate.core.lease.Lease;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Evidence that no further look can mend: the watch was blind, or was made to watch less. */
final class Spoilt {
  private Spoilt() {}

  /** One sentence for each; empty if another look is worth taking. */
  static List<String> in(WaveCase wave) {
    List<String> spoilt = new ArrayList<>();
    List<AlarmLook> looks = wave.evidence().alarms();
    for (int i = 0; i < looks.size(); i++) {
      blind(wave, looks.get(i), spoilt);
      edited(wave, i, looks.get(i), spoilt);
    }
    FailedDeployment.in(wave).ifPresent(spoilt::add);
    wave.evidence().lease().flatMap(Lease::fenced).ifPresent(spoilt::add);
    wave.evidence().left().ifPresent(spoilt::add);
    return spoilt;
  }

  /** A time of INSUFFICIENT_DATA that reaches into the window is a gap in the watch (S1). */
  private static void blind(WaveCase wave, AlarmLook look, List<String> spoilt) {
    if (!(look.history() instanceof Read<History> read)) {
      return;
    }
    Instant from = wave.window().from();
    List<Transition> changes = read.value().transitions();
    if (!changes.isEmpty()
        && changes.getFirst().from() == AlarmState.INSUFFICIENT_DATA
        && changes.getFirst().at().isAfter(from)) {
      spoilt.add(gap(look, "was INSUFFICIENT_DATA until ", changes.getFirst().at()));
    }
    for (int i = 0; i < changes.size(); i++) {
      boolean ended = i + 1 < changes.size() && !changes.get(i + 1).at().isAfter(from);
      if (changes.get(i).to() == AlarmState.INSUFFICIENT_DATA && !ended) {
        spoilt.add(gap(look, "went to INSUFFICIENT_DATA at ", changes.get(i).at()));
      }
    }
  }

  private static String gap(AlarmLook look, String what, Instant when) {
    return look.name() + " " + what + Said.clock(when) + ", the watch has a gap";
  }

  private static void edited(WaveCase wave, int index, AlarmLook look, List<String> spoilt) {
    List<String> pinned = wave.evidence().pinned();
    if (look.now() instanceof Read<AlarmFacts> read) {
      if (index >= pinned.size()) {
        spoilt.add("the configuration of " + look.name() + " was not pinned");
      } else if (!pinned.get(index).equals(read.value().configuration())) {
        spoilt.add("the configuration of " + look.name() + " was changed during the bake");
      }
    }
  }
}
