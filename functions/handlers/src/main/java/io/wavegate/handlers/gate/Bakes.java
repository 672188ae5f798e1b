package io.wavegate.handlers.gate;

import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Move;
import io.wavegate.core.gate.Moves;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.verdict.Judge;
import io.wavegate.core.verdict.Judgement;
import io.wavegate.core.verdict.WaveCase;
import io.wavegate.handlers.evidence.Looks;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets a bake go on from its first look. */
final class Bakes {
  private final Ports ports;
  private final Books books;
  private final Looks looks;
  private final Gates gates;
  private final LettingOn lettingOn;
  private final BakeStart start;
  private final TestTasks tasks;

  Bakes(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.looks = new Looks(ports, books);
    this.gates = new Gates(books);
    this.lettingOn = new LettingOn(ports, books);
    this.start = new BakeStart(ports, books);
    this.tasks = new TestTasks(ports, books);
  }

  /**
   * The bake begins as the gate opens; what went wrong during the deployment is judged at once, and
   * so is whatever is known while the bake cannot begin.
   */
  Next begin(Loaded loaded) {
    ReleaseId release = loaded.gate().id().gate().release();
    Optional<Kept<WaveWatch>> kept = books.releases().watch(release, loaded.wave().name());
    if (kept.isEmpty()) {
      return Next.judge();
    }
    lettingOn.now(loaded);
    if (isGone(looks.carrier(loaded.gate(), loaded.wave()))) {
      return Next.judge();
    }
    return switch (start.baking(loaded, kept.get())) {
      case Unread<WaveWatch> unread -> Next.judge();
      case Read<WaveWatch> watch ->
          watch.value().stands() instanceof Stands.Baking baking
              ? begun(loaded, baking).orElse(Next.judge())
              : Next.judge();
    };
  }

  /** Whether nothing holds the wave for the gate any more: it begins no bake then. */
  static boolean isGone(Reading<CarrierLook> carrier) {
    return carrier instanceof Read<CarrierLook> read
        && !(read.value() instanceof CarrierLook.Holding);
  }

  /** What comes first in a bake that has just begun; empty if it can be judged. */
  Optional<Next> begun(Loaded loaded, Stands.Baking baking) {
    WaveCase wave = looks.wave(loaded.gate(), loaded.policy(), loaded.wave(), baking);
    return switch (Judge.judge(wave)) {
      case Judgement.KeepBaking keep ->
          Optional.of(
              Next.watch(
                  ports.time().now(),
                  keep.lookAt(),
                  tasks.remaining(loaded, baking, Optional.of(keep))));
      case Judgement.LookAgain again -> late(loaded, baking, again);
      case Judgement.Decide decide -> Optional.empty();
      case Judgement.Ask ask -> Optional.empty();
      case Judgement.StandDown standDown -> Optional.empty();
    };
  }

  /** A bake that began so late that it is over by now has not run its tests yet. */
  private Optional<Next> late(Loaded loaded, Stands.Baking baking, Judgement.LookAgain again) {
    List<TestTask> tests = tasks.remaining(loaded, baking, Optional.empty());
    return tests.isEmpty()
        ? Optional.empty()
        : Optional.of(Next.watch(ports.time().now(), again.at(), tests));
  }

  /**
   * The time that a wave's evidence is read over: its bake; for a stage that failed, its deployment
   * alone. None where nothing was deployed.
   */
  static Optional<Stands.Baking> stands(Gate gate, WaveWatch watch) {
    return switch (watch.stands()) {
      case Stands.Baking baking -> Optional.of(baking);
      case Stands.Deploying deploying ->
          !gate.carrier().holds()
              ? Optional.of(
                  new Stands.Baking(
                      WatchWindow.ofDeployment(deploying.from(), gate.openedAt()), List.of()))
              : Optional.empty();
      case Stands.After after -> Optional.empty();
      case Stands.Stopped stopped -> Optional.empty();
    };
  }

  /** The bake goes on, longer if it was extended; empty if somebody else moved the gate. */
  Optional<Next> goOn(
      Loaded loaded, Kept<WaveWatch> kept, Stands.Baking baking, Judgement.KeepBaking keep) {
    List<Write> writes = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    if (!keep.until().equals(baking.window().until())) {
      Stands longer = baking.over(baking.window().extendedTo(keep.until()));
      writes.add(books.releases().watchingOn(kept, kept.value().standing(longer)));
      lines.add(line(loaded.gate(), keep.why()));
    }
    Move move = Moves.watching(loaded.gate(), keep.why(), keep.lookAt());
    return gates.commit(loaded, move, writes, lines)
        ? Optional.of(
            Next.watch(
                ports.time().now(),
                keep.lookAt(),
                tasks.remaining(loaded, baking, Optional.of(keep))))
        : Optional.empty();
  }

  private Line line(Gate gate, String text) {
    return Line.of(ports.time().now(), TimelineKind.WATCH, gate.id().gate().wave(), text);
  }
}
