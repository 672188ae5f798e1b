package io.wavegate.handlers.flow;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.AlarmTime;
import io.wavegate.core.evidence.History;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Watched.Ref;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an alarm's change means to the waves that watch it. */
public final class Alarming {
  private static final int LONGEST = 1_000;

  private final Ports ports;
  private final Books books;
  private final Waking waking;
  private final Paging paging;

  /** With all that is outside, and the books. */
  public Alarming(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.waking = new Waking(ports, books);
    this.paging = new Paging(ports.pager());
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
    Turns turns = new Turns();
    for (Ref ref : refs) {
      Line line = Line.of(at, TimelineKind.ALARM, ref.wave(), Texts.line(what, LONGEST));
      turns.take(
          () -> {
            take(ref, line, state.filter(AlarmState.ALARM::equals).isPresent());
            String found = waking.consider(ref.releaseId(), ref.wave());
            said.append(ref.wave()).append(": ").append(found).append(". ");
          });
    }
    turns.end();
    return said.toString().strip();
  }

  /** The line comes last: a page that failed is tried again by the event's next delivery. */
  private void take(Ref ref, Line line, boolean alarm) {
    if (!isNews(ref, line)) {
      return;
    }
    if (alarm) {
      tellAfterPromotion(ref, line.text());
    }
    books.journal().append(ref.releaseId(), List.of(line));
  }

  /** An event that comes twice is one line. */
  private boolean isNews(Ref ref, Line line) {
    return books.journal().read(ref.releaseId()).stream()
        .noneMatch(
            entry ->
                entry.kind() == line.kind()
                    && entry.at().equals(line.at())
                    && entry.wave().equals(line.wave())
                    && entry.text().equals(line.text()));
  }

  /** After its promotion a wave has no gate that could judge: a person is told. */
  private void tellAfterPromotion(Ref ref, String what) {
    ReleaseId release = ref.releaseId();
    Optional<WaveWatch> watch = books.releases().watch(release, ref.wave()).map(Kept::value);
    if (watch.isPresent()
        && watch.get().stands() instanceof Stands.After after
        && mayHaveFired(ref.alarm(), after.promotedAt())) {
      paging.page(
          watch.get().service(),
          "alarm after " + ref.wave() + " was promoted",
          what
              + ". Release "
              + release.execution()
              + " was promoted there at "
              + after.promotedAt()
              + "; no further wave of it starts.");
    }
  }

  /** The alarm itself is asked, since an event may be forged; no answer is no all-clear. */
  private boolean mayHaveFired(String alarm, Instant since) {
    Instant now = ports.time().now();
    boolean quiet =
        ports.alarms().describe(List.of(alarm), false).getFirst() instanceof Read<AlarmFacts> facts
            && ports.alarms().history(alarm, since, now) instanceof Read<History> history
            && AlarmTime.of(history.value(), facts.value()).spells().isEmpty();
    return !quiet;
  }
}
