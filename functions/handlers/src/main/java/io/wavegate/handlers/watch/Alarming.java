package io.wavegate.handlers.watch;

import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Texts;
import io.wavegate.handlers.kit.Turns;
import io.wavegate.handlers.store.Watched.Ref;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an alarm's change means to the waves that watch it. */
public final class Alarming {
  private static final int LONGEST = 1_000;

  private final Books books;
  private final Waking waking;

  /** With all that is outside, and the books. */
  public Alarming(Ports ports, Books books) {
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
    boolean fires = state.filter(AlarmState.ALARM::equals).isPresent();
    StringBuilder said = new StringBuilder();
    Turns turns = new Turns();
    for (Ref ref : refs) {
      Line line = Line.of(at, TimelineKind.ALARM, ref.wave(), Texts.line(what, LONGEST));
      turns.take(
          () -> {
            take(ref, line);
            String found = waking.alarmed(ref.releaseId(), ref.wave(), fires);
            said.append(ref.wave()).append(": ").append(found).append(". ");
          });
    }
    turns.end();
    return said.toString().strip();
  }

  private void take(Ref ref, Line line) {
    if (isNews(ref, line)) {
      books.journal().append(ref.releaseId(), List.of(line));
    }
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
}
