package io.wavegate.local.cloud;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.History;
import io.wavegate.core.model.AlarmKey;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.port.Alarms;
import io.wavegate.core.port.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody sees of alarms who only looks on. In other accounts that is their history, by a
 * caller of its own: a session that the handlers would find afterwards would make a run that is
 * watched another run.
 */
final class OnlookerAlarms implements Alarms {
  private final Alarms usual;
  private final Map<Place, Alarms> elsewhere;
  private final TimeSource time;

  OnlookerAlarms(Alarms usual, Map<Place, Alarms> elsewhere, TimeSource time) {
    this.usual = usual;
    this.elsewhere = Map.copyOf(elsewhere);
    this.time = time;
  }

  @Override
  public List<Reading<AlarmFacts>> describe(List<String> keys, boolean withChildren) {
    return keys.stream().map(key -> described(key, withChildren)).toList();
  }

  private Reading<AlarmFacts> described(String key, boolean withChildren) {
    return there(key).isPresent()
        ? new Unread<>("only its history is looked at", time.now())
        : usual.describe(List.of(key), withChildren).getFirst();
  }

  @Override
  public Reading<History> history(String key, Instant from, Instant to) {
    return there(key)
        .map(alarms -> alarms.history(AlarmKey.name(key), from, to))
        .orElseGet(() -> usual.history(key, from, to));
  }

  private Optional<Alarms> there(String key) {
    return AlarmKey.parse(key).place().map(elsewhere::get);
  }
}
