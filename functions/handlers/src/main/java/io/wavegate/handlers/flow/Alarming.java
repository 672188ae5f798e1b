package io.wavegate.handlers.flow;

import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Watched.Ref;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an alarm's change means to the waves that watch it. */
public final class Alarming {
  private final Ports ports;
  private final Books books;
  private final Waking waking;

  /** With all that is outside, and the books. */
  public Alarming(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.waking = new Waking(ports, books);
  }

  /**
   * An alarm changed, says an event.
   *
   * @param alarm its name
   * @param at when, as CloudWatch says
   * @param what what happened, one sentence
   * @return what was found and done, for the log
   */
  public String changed(String alarm, Instant at, String what, Optional<AlarmState> state) {
    List<Ref> refs = books.watched().of(alarm);
    if (refs.isEmpty()) {
      return "nothing watches " + alarm;
    }
    StringBuilder said = new StringBuilder();
    for (Ref ref : refs) {
      boolean news = note(ref, Line.of(at, TimelineKind.ALARM, ref.wave(), what));
      if (news && state.filter(AlarmState.ALARM::equals).isPresent()) {
        tellAfterPromotion(ref, what);
      }
      said.append(ref.wave())
          .append(": ")
          .append(waking.consider(ref.releaseId(), ref.wave()))
          .append(". ");
    }
    return said.toString().strip();
  }

  /** An event that comes twice is one line. */
  private boolean note(Ref ref, Line line) {
    ReleaseId release = ref.releaseId();
    for (TimelineEntry entry : books.journal().read(release)) {
      if (entry.kind() == line.kind()
          && entry.at().equals(line.at())
          && entry.wave().equals(line.wave())
          && entry.text().equals(line.text())) {
        return false;
      }
    }
    books.journal().append(release, List.of(line));
    return true;
  }

  /** After its promotion a wave has no gate that could judge: a person is told. */
  private void tellAfterPromotion(Ref ref, String what) {
    ReleaseId release = ref.releaseId();
    Optional<WaveWatch> watch = books.releases().watch(release, ref.wave()).map(Kept::value);
    if (watch.isPresent() && watch.get().stands() instanceof Stands.After after) {
      ports
          .pager()
          .page(
              watch.get().service(),
              watch.get().service() + ": alarm after " + ref.wave() + " was promoted",
              what
                  + ". Release "
                  + release.execution()
                  + " was promoted there at "
                  + after.promotedAt()
                  + "; no further wave of it starts.");
    }
  }
}
