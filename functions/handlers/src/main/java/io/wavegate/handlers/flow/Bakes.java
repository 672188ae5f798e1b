package io.wavegate.handlers.flow;

import io.wavegate.core.evidence.TestEvidence;
import io.wavegate.core.evidence.TestOutcome;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Move;
import io.wavegate.core.gate.Moves;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.Canary;
import io.wavegate.core.policy.TestSpec;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.verdict.Judge;
import io.wavegate.core.verdict.Judgement;
import io.wavegate.core.verdict.WaveCase;
import io.wavegate.handlers.flow.Gates.Loaded;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Releases.Announced;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets a bake go on from its first look, and gives the tests that it runs. */
final class Bakes {
  private final Ports ports;
  private final Books books;
  private final Looks looks;
  private final Gates gates;
  private final LettingOn lettingOn;
  private final BakeStart start;

  Bakes(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.looks = new Looks(ports, books);
    this.gates = new Gates(books);
    this.lettingOn = new LettingOn(ports, books);
    this.start = new BakeStart(ports, books);
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
    return switch (start.baking(loaded, kept.get())) {
      case Unread<WaveWatch> unread -> Next.judge();
      case Read<WaveWatch> watch ->
          watch.value().stands() instanceof Stands.Baking baking
              ? begun(loaded, baking).orElse(Next.judge())
              : Next.judge();
    };
  }

  /** What comes first in a bake that has just begun; empty if it can be judged. */
  Optional<Next> begun(Loaded loaded, Stands.Baking baking) {
    WaveCase wave = looks.wave(loaded.gate(), loaded.policy(), loaded.wave(), baking);
    return switch (Judge.judge(wave)) {
      case Judgement.KeepBaking keep ->
          Optional.of(
              Next.watch(ports.time().now(), keep.lookAt(), remaining(loaded, Optional.of(keep))));
      case Judgement.LookAgain again -> late(loaded, again);
      case Judgement.Decide decide -> Optional.empty();
      case Judgement.Ask ask -> Optional.empty();
      case Judgement.StandDown standDown -> Optional.empty();
    };
  }

  /** A bake that began so late that it is over by now has not run its tests yet. */
  private Optional<Next> late(Loaded loaded, Judgement.LookAgain again) {
    List<TestTask> tests = remaining(loaded, Optional.empty());
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
            Next.watch(ports.time().now(), keep.lookAt(), remaining(loaded, Optional.of(keep))))
        : Optional.empty();
  }

  /**
   * The tests that have not ended, and the canary where there is too little traffic: a re-entry
   * runs no finished test again.
   */
  private List<TestTask> remaining(Loaded loaded, Optional<Judgement.KeepBaking> keep) {
    List<String> open =
        looks.tests(loaded.gate(), loaded.wave()).stream()
            .filter(test -> test.outcome() instanceof TestOutcome.Missing)
            .map(TestEvidence::name)
            .toList();
    Stream<TestSpec> tests =
        loaded.wave().tests().stream().filter(test -> open.contains(test.name()));
    Stream<TestSpec> canary =
        keep.stream()
            .flatMap(baking -> baking.canary().stream().map(f -> Canary.run(f, baking.until())));
    return Stream.concat(tests, canary).map(test -> task(loaded, test)).toList();
  }

  private TestTask task(Loaded loaded, TestSpec test) {
    long seconds = Math.max(1, test.timeout().toSeconds());
    return switch (test) {
      case TestSpec.LambdaTest lambda ->
          new TestTask(lambda.name(), "LAMBDA", lambda.function(), seconds, context(loaded, test));
      case TestSpec.HttpTest http ->
          new TestTask(http.name(), "HTTP", "", seconds, context(loaded, test));
    };
  }

  private TestTask.Context context(Loaded loaded, TestSpec test) {
    var gate = loaded.gate().id().gate();
    String revision =
        books.releases().announced(gate.release()).map(Announced::revision).orElse("");
    return new TestTask.Context(
        loaded.gate().service(),
        loaded.wave().name(),
        gate.stage(),
        gate.execution(),
        revision,
        test.name(),
        loaded.wave().targets());
  }

  private Line line(Gate gate, String text) {
    return Line.of(ports.time().now(), TimelineKind.WATCH, gate.id().gate().wave(), text);
  }
}
