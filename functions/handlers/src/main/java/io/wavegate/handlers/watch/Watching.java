package io.wavegate.handlers.watch;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.WatchEnds;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.model.AlarmKey;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.handlers.admission.Exclusions;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Turns;
import io.wavegate.handlers.rollback.Recalling;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Watched.Ref;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One batched look a minute at every alarm that anything watches. */
public final class Watching {
  /** A watch ends so long after its time, even if no look comes to an end. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Ports ports;
  private final Books books;
  private final Waking waking;
  private final Recalling recalling;

  /** With all that is outside, and the books. */
  public Watching(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.waking = new Waking(ports, books);
    this.recalling = new Recalling(ports, books);
  }

  /**
   * What a look came to.
   *
   * @param alarms how many were looked at
   * @param unread how many of them were not read
   * @param blind the places in which none was read, as a person reads them
   */
  public record Looked(int alarms, int unread, List<String> blind) {
    /** Copies the list. */
    public Looked {
      blind = List.copyOf(blind);
    }

    /** Whether there was something to see, and nothing was seen. */
    public boolean isBlind() {
      return alarms > 0 && unread == alarms;
    }
  }

  /** Looks at all of them; does nothing where nothing is watched. */
  public Looked look() {
    List<Ref> refs = books.watched().all();
    if (refs.isEmpty()) {
      return new Looked(0, 0, List.of());
    }
    List<String> names = refs.stream().map(Ref::alarm).distinct().toList();
    List<Reading<AlarmFacts>> readings = ports.alarms().describe(names, false);
    Turns turns = new Turns();
    for (Ref ref : refs) {
      turns.take(() -> look(ref, readings.get(names.indexOf(ref.alarm()))));
    }
    turns.end();
    List<String> unread =
        names.stream()
            .filter(name -> !(readings.get(names.indexOf(name)) instanceof Read))
            .toList();
    return new Looked(names.size(), unread.size(), blind(names, unread));
  }

  /** Where nothing at all was read: a role that is gone, or a Region that is down. */
  private static List<String> blind(List<String> names, List<String> unread) {
    Set<String> seen =
        names.stream()
            .filter(name -> !unread.contains(name))
            .map(Watching::place)
            .collect(Collectors.toSet());
    return unread.stream()
        .map(Watching::place)
        .distinct()
        .filter(where -> !seen.contains(where))
        .toList();
  }

  private static String place(String alarm) {
    return AlarmKey.parse(alarm).place().map(Place::said).orElse("this account and Region");
  }

  private void look(Ref ref, Reading<AlarmFacts> reading) {
    boolean quiet =
        reading instanceof Read<AlarmFacts> read && read.value().state() == AlarmState.OK;
    if (!quiet) {
      waking.alarmed(ref.releaseId(), ref.wave(), false);
    }
  }

  /**
   * Ends the watches that have nothing left to see.
   *
   * @param pipelines the stages of each pipeline as they are now; those that were read
   */
  public void endOver(Map<PipelineRef, List<StageFacts>> pipelines) {
    Turns turns = new Turns();
    books.watched().all().stream()
        .map(ref -> new Watched(ref.releaseId(), ref.wave()))
        .distinct()
        .forEach(watched -> turns.take(() -> endIfOver(watched, pipelines)));
    turns.end();
  }

  /** A wave of a release. */
  private record Watched(ReleaseId release, String wave) {}

  private void endIfOver(Watched watched, Map<PipelineRef, List<StageFacts>> pipelines) {
    ReleaseId release = watched.release();
    Optional<WaveWatch> watch = books.releases().watch(release, watched.wave()).map(Kept::value);
    List<StageFacts> stages = pipelines.getOrDefault(release.pipeline(), List.of());
    watch
        .flatMap(w -> overByTime(w).or(() -> overBy(stages, w)))
        .ifPresent(why -> end(watch.orElseThrow(), why));
  }

  /** A watch whose time is over takes a last look, and goes on while that is not the last word. */
  private Optional<String> overByTime(WaveWatch watch) {
    Instant now = ports.time().now();
    return WatchEnds.over(watch, now).filter(over -> !lasts(watch, now));
  }

  private boolean lasts(WaveWatch watch, Instant now) {
    return watch.stands() instanceof WaveWatch.Stands.After after
        && now.isBefore(after.until().plus(LONGEST))
        && recalling.lasts(watch, after);
  }

  private Optional<String> overBy(List<StageFacts> stages, WaveWatch watch) {
    return stages.stream()
        .filter(stage -> stage.stage().equals(watch.stage()))
        .findFirst()
        .flatMap(stage -> WatchEnds.over(watch, stage, isWatched(stage.execution(), watch)));
  }

  /** Whether the release that the stage shows was let in there by its own entry gate. */
  private boolean isWatched(String execution, WaveWatch like) {
    return !execution.isEmpty()
        && books
            .releases()
            .watch(new ReleaseId(like.release().pipeline(), execution), like.wave())
            .isPresent();
  }

  /** A deployment that was stopped, or whose stage shows another release, has no gate to do it. */
  private List<Write> givingBack(WaveWatch watch) {
    ReleaseId release = watch.release();
    GateId entry =
        new GateId(
            release.pipeline(), release.execution(), watch.stage(), watch.wave(), GateKind.ENTRY);
    List<Kept<Gate>> attempts = books.releases().attempts(entry);
    return !watch.stands().isUnderWay() || attempts.isEmpty()
        ? List.of()
        : new Exclusions(books).givingBack(new Gates(books).load(attempts.getLast().value().id()));
  }

  private void end(WaveWatch watch, String why) {
    List<Write> ending =
        new ArrayList<>(books.watched().ending(watch.release(), watch.wave(), watch.alarms()));
    ending.addAll(givingBack(watch));
    Line line =
        Line.of(
            ports.time().now(),
            TimelineKind.WATCH,
            watch.wave(),
            "the watch over the wave ended: " + why);
    if (!ending.isEmpty()) {
      books.journal().commit(watch.release(), ending, List.of(line));
    }
  }
}
