package io.wavegate.core.verdict;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmLook;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.History;
import io.wavegate.core.evidence.Transition;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Said;
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
      blind(looks.get(i), spoilt);
      edited(wave, i, looks.get(i), spoilt);
    }
    if (wave.evidence().carrier() instanceof Read<CarrierLook> read
        && read.value() instanceof CarrierLook.Holding holding
        && !holding.failedDeployActions().isEmpty()) {
      spoilt.add("deploy action " + String.join(", ", holding.failedDeployActions()) + " failed");
    }
    return spoilt;
  }

  private static void blind(AlarmLook look, List<String> spoilt) {
    if (look.history() instanceof Read<History> read) {
      for (Transition change : read.value().transitions()) {
        if (change.to() == AlarmState.INSUFFICIENT_DATA) {
          spoilt.add(
              look.name()
                  + " went to INSUFFICIENT_DATA at "
                  + Said.clock(change.at())
                  + ", the watch has a gap");
        }
      }
    }
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
