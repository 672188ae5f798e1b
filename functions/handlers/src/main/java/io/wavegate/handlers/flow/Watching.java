package io.wavegate.handlers.flow;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Watched.Ref;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One batched look a minute at every alarm that anything watches. */
public final class Watching {
  private final Ports ports;
  private final Books books;
  private final Waking waking;

  /** With all that is outside, and the books. */
  public Watching(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.waking = new Waking(ports, books);
  }

  /**
   * Looks at all of them; does nothing where nothing is watched.
   *
   * @return how many alarms were looked at
   */
  public int look() {
    List<Ref> refs = books.watched().all();
    if (refs.isEmpty()) {
      return 0;
    }
    List<String> names = refs.stream().map(Ref::alarm).distinct().toList();
    List<Reading<AlarmFacts>> readings = ports.alarms().describe(names, false);
    Turns turns = new Turns();
    for (Ref ref : refs) {
      turns.take(() -> look(ref, readings.get(names.indexOf(ref.alarm()))));
    }
    turns.end();
    return names.size();
  }

  private void look(Ref ref, Reading<AlarmFacts> reading) {
    boolean quiet =
        reading instanceof Read<AlarmFacts> read && read.value().state() == AlarmState.OK;
    if (!quiet) {
      waking.consider(ref.releaseId(), ref.wave());
    }
  }

  /** Ends the watches whose time is over. */
  public void endOver() {
    Turns turns = new Turns();
    for (Ref ref : books.watched().all()) {
      turns.take(() -> endIfOver(ref));
    }
    turns.end();
  }

  private void endIfOver(Ref ref) {
    ReleaseId release = ref.releaseId();
    Optional<WaveWatch> watch = books.releases().watch(release, ref.wave()).map(Kept::value);
    Instant now = ports.time().now();
    if (watch.isPresent()
        && watch.get().stands() instanceof Stands.After after
        && !now.isBefore(after.until())) {
      List<Write> ending = books.watched().ending(release, ref.wave(), watch.get().alarms());
      Line line = Line.of(now, TimelineKind.WATCH, ref.wave(), "the watch over the wave ended");
      if (!ending.isEmpty()) {
        books.journal().commit(release, ending, List.of(line));
      }
    }
  }
}
