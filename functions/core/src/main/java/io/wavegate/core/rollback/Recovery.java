package io.wavegate.core.rollback;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether the alarms are OK again after a rollback, and since when. */
final class Recovery {
  private Recovery() {}

  /** One sentence for each alarm that is not known to be OK. */
  static List<String> notOk(List<String> names, List<Reading<AlarmFacts>> alarms) {
    List<String> open = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (i >= alarms.size()) {
        open.add(names.get(i) + " was not read");
        continue;
      }
      switch (alarms.get(i)) {
        case Unread<AlarmFacts> unread -> open.add(names.get(i) + " was not read: " + unread.why());
        case Read<AlarmFacts> read -> {
          if (read.value().state() != AlarmState.OK) {
            open.add(names.get(i) + " is " + read.value().state());
          }
        }
      }
    }
    return open;
  }

  /** When the last alarm became OK; if none fired since the intent, when the stages were back. */
  static Instant at(Rollback rollback, List<Reading<AlarmFacts>> alarms, Instant back) {
    Instant last =
        alarms.stream()
            .limit(rollback.alarms().size())
            .map(reading -> reading instanceof Read<AlarmFacts> read ? read.value().since() : back)
            .max(Instant::compareTo)
            .orElse(back);
    return last.isBefore(rollback.intendedAt()) ? later(back, rollback.intendedAt()) : last;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }
}
