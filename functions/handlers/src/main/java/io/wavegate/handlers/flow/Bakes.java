package io.wavegate.handlers.flow;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.evidence.TestEvidence;
import io.wavegate.core.evidence.TestOutcome;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Move;
import io.wavegate.core.gate.Moves;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.model.Said;
import io.wavegate.core.policy.Bake;
import io.wavegate.core.policy.Canary;
import io.wavegate.core.policy.Change;
import io.wavegate.core.policy.TestSpec;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.port.Write;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.verdict.Judge;
import io.wavegate.core.verdict.Judgement;
import io.wavegate.core.verdict.WaveCase;
import io.wavegate.handlers.flow.Gates.Loaded;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Releases.Announced;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Begins a bake as the promotion gate opens, and lets it go on. */
final class Bakes {
  private final Ports ports;
  private final Books books;
  private final Looks looks;
  private final Gates gates;
  private final LettingOn lettingOn;
  private final Changes changes;

  Bakes(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.looks = new Looks(ports, books);
    this.gates = new Gates(books);
    this.lettingOn = new LettingOn(ports, books);
    this.changes = new Changes(ports, books);
  }

  /** The bake begins as the gate opens; what went wrong during the deployment is judged at once. */
  Next begin(Loaded loaded) {
    ReleaseId release = loaded.gate().id().gate().release();
    Optional<Kept<WaveWatch>> kept = books.releases().watch(release, loaded.wave().name());
    if (kept.isEmpty()) {
      return Next.judge();
    }
    lettingOn.now(loaded);
    WaveWatch watch = baking(loaded, kept.get());
    if (!(watch.stands() instanceof Stands.Baking baking)) {
      return Next.judge();
    }
    WaveCase wave = looks.wave(loaded.gate(), loaded.policy(), loaded.wave(), baking);
    return switch (Judge.judge(wave)) {
      case Judgement.KeepBaking keep ->
          Next.watch(ports.time().now(), keep.lookAt(), remaining(loaded, keep));
      case Judgement.Decide decide -> Next.judge();
      case Judgement.LookAgain again -> Next.judge();
      case Judgement.Ask ask -> Next.judge();
      case Judgement.StandDown standDown -> Next.judge();
    };
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

  private WaveWatch baking(Loaded loaded, Kept<WaveWatch> kept) {
    return switch (kept.value().stands()) {
      case Stands.Baking baking -> watchedAgain(loaded, kept.value(), baking.window());
      case Stands.Deploying deploying -> fromDeploying(loaded, kept, deploying);
      case Stands.After after -> kept.value();
    };
  }

  /** The attempt before may have ended the watch as it stood down. */
  private WaveWatch watchedAgain(Loaded loaded, WaveWatch watch, WatchWindow window) {
    List<Write> missing =
        new ArrayList<>(books.watched().beginning(watch.release(), watch.wave(), watch.alarms()));
    missing.addAll(leased(loaded, window));
    if (!missing.isEmpty() && !books.journal().commit(watch.release(), missing, List.of())) {
      throw new IllegalStateException("the watch of " + loaded.gate().id().key() + " is contended");
    }
    return watch;
  }

  /** Until the bake is decided nobody else deploys: the alarms speak of this release alone. */
  private List<Write> leased(Loaded loaded, WatchWindow window) {
    return new Exclusions(books)
        .keeping(
            loaded.gate(),
            loaded.policy(),
            loaded.wave(),
            ports.time().now(),
            loaded.wave().conduct().end(window.deadline()));
  }

  private WaveWatch fromDeploying(Loaded loaded, Kept<WaveWatch> kept, Stands.Deploying deploying) {
    Gate gate = loaded.gate();
    WavePolicy wave = loaded.wave();
    Duration longestTest =
        wave.tests().stream().map(TestSpec::timeout).max(Duration::compareTo).orElse(Duration.ZERO);
    Optional<Change> change = changes.of(loaded);
    Bake bake = change.map(seen -> wave.bake().of(seen)).orElse(wave.bake());
    WatchWindow window = WatchWindow.opening(deploying.from(), deployed(gate), bake, longestTest);
    List<String> pinned = configurations(kept.value().alarms());
    WaveWatch next = kept.value().standing(new Stands.Baking(window, pinned, change));
    Line line = line(gate, began(bake, window, kept.value().alarms()));
    List<Write> writes =
        new ArrayList<>(books.watched().beginning(next.release(), next.wave(), next.alarms()));
    writes.add(books.releases().watchingOn(kept, next));
    writes.addAll(leased(loaded, window));
    if (!gates.commit(
        loaded, Moves.watching(gate, "baking", window.until()), writes, List.of(line))) {
      throw new IllegalStateException("the watch of " + gate.id().key() + " is contended");
    }
    return next;
  }

  private static String began(Bake bake, WatchWindow window, List<String> alarms) {
    return "bake of "
        + Said.duration(bake.length())
        + bake.why().map(why -> ", for " + why + ",").orElse("")
        + " began, until "
        + Said.day(window.until())
        + "; watching "
        + String.join(", ", alarms);
  }

  /**
   * When the deployment was over: as the gate's action began, by CodePipeline's clock, and never
   * before the gate opened by ours. A function whose clock is behind would shorten the bake else.
   */
  private Instant deployed(Gate gate) {
    GateId id = gate.id().gate();
    Instant opened = gate.openedAt();
    return switch (ports.pipelines().stage(id.pipeline(), id.stage())) {
      case Unread<StageFacts> unread ->
          throw new IllegalStateException(
              "when stage " + id.stage() + " was deployed is not known: " + unread.why());
      case Read<StageFacts> read ->
          read.value()
              .action(gate.action())
              .filter(action -> read.value().execution().equals(id.execution()))
              .map(StageFacts.ActionFacts::changedAt)
              .filter(opened::isBefore)
              .orElse(opened);
    };
  }

  /**
   * The alarms' configurations, pinned after the deployment: the release's own stack may change
   * them.
   *
   * @throws IllegalStateException if one cannot be read; the state machine tries again
   */
  private List<String> configurations(List<String> alarms) {
    List<String> pinned = new ArrayList<>();
    List<Reading<AlarmFacts>> readings = ports.alarms().describe(alarms, true);
    for (int i = 0; i < alarms.size(); i++) {
      pinned.add(
          switch (readings.get(i)) {
            case Read<AlarmFacts> read -> read.value().configuration();
            case Unread<AlarmFacts> unread ->
                throw new IllegalStateException(
                    alarms.get(i) + " could not be pinned: " + unread.why());
          });
    }
    return pinned;
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
        ? Optional.of(Next.watch(ports.time().now(), keep.lookAt(), remaining(loaded, keep)))
        : Optional.empty();
  }

  /**
   * The tests that have not ended, and the canary where there is too little traffic: a re-entry
   * runs no finished test again.
   */
  private List<TestTask> remaining(Loaded loaded, Judgement.KeepBaking keep) {
    List<String> open =
        looks.tests(loaded.gate(), loaded.wave()).stream()
            .filter(test -> test.outcome() instanceof TestOutcome.Missing)
            .map(TestEvidence::name)
            .toList();
    Stream<TestSpec> tests =
        loaded.wave().tests().stream().filter(test -> open.contains(test.name()));
    Stream<TestSpec> canary =
        keep.canary().stream().map(function -> Canary.run(function, keep.until()));
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
