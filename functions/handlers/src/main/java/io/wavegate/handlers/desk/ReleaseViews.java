package io.wavegate.handlers.desk;

import io.wavegate.core.evidence.AlarmLook;
import io.wavegate.core.evidence.AlarmTime;
import io.wavegate.core.evidence.History;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.model.AlarmKey;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.rollback.NetLook;
import io.wavegate.core.rollback.Recall;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.core.rollback.Step;
import io.wavegate.core.validation.TestEvidence;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.view.GateView;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.core.view.RollbackView;
import io.wavegate.core.view.WaveView;
import io.wavegate.handlers.evidence.Looks;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.plan.Headlines;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Releases.Announced;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together what a person is shown of a release. */
public final class ReleaseViews {
  private final Ports ports;
  private final Books books;

  /** With all that is outside, and the books. */
  public ReleaseViews(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
  }

  /**
   * The view of a release as of now; empty if no gate of it ever opened.
   *
   * @param release the release
   */
  public Optional<ReleaseView> of(ReleaseId release) {
    Optional<Announced> announced = books.releases().announced(release);
    List<Gate> gates = books.releases().gates(release).stream().map(Kept::value).toList();
    if (announced.isEmpty() || gates.isEmpty()) {
      return Optional.empty();
    }
    Policy policy =
        books
            .policies()
            .version(announced.get().service(), gates.getFirst().policyVersion())
            .orElseThrow(() -> new IllegalStateException("a pinned policy is gone"))
            .policy()
            .seenFrom(release.pipeline().place());
    Instant now = ports.time().now();
    List<Rollback> rollbacks = books.releases().rollbacks(release);
    return Optional.of(
        new ReleaseView(
            policy.service(),
            policy.pipeline(),
            release.execution(),
            announced.get().revision(),
            announced.get().summary(),
            announced.get().firstSeen(),
            now,
            Headlines.of(policy, gates, rollbacks),
            policy.waves().stream().map(wave -> wave(release, wave, gates, now)).toList(),
            rollbacks.stream().flatMap(r -> views(r, why(r)).stream()).toList(),
            books.journal().read(release)));
  }

  private WaveView wave(ReleaseId release, WavePolicy wave, List<Gate> all, Instant now) {
    List<Gate> gates =
        all.stream().filter(gate -> gate.id().gate().wave().equals(wave.name())).toList();
    Optional<WaveWatch> watch = books.releases().watch(release, wave.name()).map(Kept::value);
    Optional<WatchWindow> window = watch.flatMap(ReleaseViews::window);
    return new WaveView(
        wave.name(),
        wave.stage(),
        wave.targets(),
        gates.stream()
            .map(gate -> new GateView(gate, gate.id().executionName(gate.service()), now))
            .toList(),
        window,
        wave.alarms().all(),
        watch.map(w -> spells(w, now)).orElse(List.of()),
        tests(wave, gates));
  }

  private static Optional<WatchWindow> window(WaveWatch watch) {
    return switch (watch.stands()) {
      case Stands.Deploying deploying -> Optional.empty();
      case Stands.Baking baking -> Optional.of(baking.window());
      case Stands.After after -> Optional.of(after.window());
      case Stands.Stopped stopped -> stopped.bake().map(Stands.Baking::window);
    };
  }

  /** The aggregate alarm's spells in all its places; none where its history cannot be read. */
  private List<AlarmTime.Spell> spells(WaveWatch watch, Instant now) {
    Instant until =
        watch.stands() instanceof Stands.After after && after.until().isBefore(now)
            ? after.until()
            : now;
    String aggregate = AlarmKey.name(watch.alarms().getFirst());
    List<String> everywhere =
        watch.alarms().stream().filter(key -> AlarmKey.name(key).equals(aggregate)).toList();
    return new Looks(ports, books)
        .alarms(everywhere, watch.stands().from(), until).stream()
            .flatMap(ReleaseViews::spells)
            .sorted(Comparator.comparing(AlarmTime.Spell::from))
            .toList();
  }

  private static Stream<AlarmTime.Spell> spells(AlarmLook look) {
    return look.history() instanceof Read<History> read
        ? AlarmTime.in(read.value()).spells().stream()
        : Stream.empty();
  }

  private List<TestEvidence> tests(WavePolicy wave, List<Gate> gates) {
    return gates.stream()
        .filter(gate -> gate.id().gate().kind() == GateKind.PROMOTION)
        .reduce((first, second) -> second)
        .map(gate -> new Looks(ports, books).tests(gate, wave))
        .orElseGet(
            () ->
                wave.tests().stream()
                    .map(
                        test ->
                            new TestEvidence(
                                test.name(), test.required(), new TestOutcome.Missing()))
                    .toList());
  }

  /** What a gate decides stands at the gate; what no gate decided stands nowhere else. */
  private String why(Rollback rollback) {
    return books
        .releases()
        .recall(rollback.gate().release(), rollback.gate().wave())
        .map(Recall::reason)
        .filter(rollback.reason()::equals)
        .map(reason -> "; because: " + reason)
        .orElse("");
  }

  private static List<RollbackView> views(Rollback rollback, String why) {
    List<RollbackView> views = new ArrayList<>();
    for (Step step : rollback.steps()) {
      views.add(
          new RollbackView(
              step.wave(),
              step.stage(),
              step.lever().word() + step.place().map(place -> " in " + place.said()).orElse(""),
              target(step),
              Headlines.outcome(rollback, step) + why,
              rollback.intendedAt(),
              ended(rollback)));
    }
    return views;
  }

  private static String target(Step step) {
    if (step.stands() instanceof Step.Stands.Stuck) {
      return "";
    }
    String found =
        step.target()
            .map(at -> at.before().map(LeverFacts::named).orElse("what was there before"))
            .orElse("");
    return switch (step.net()) {
      case NetLook.Net net -> net.plan().target();
      case NetLook.Way way -> found.isEmpty() ? "what was there before" : found;
      case NetLook.NoNet none -> found;
      case NetLook.Unknown unknown -> found;
    };
  }

  private static Optional<Instant> ended(Rollback rollback) {
    return switch (rollback.ends()) {
      case Ends.Returning returning -> Optional.empty();
      case Ends.Recovering recovering -> Optional.empty();
      case Ends.Recovered recovered -> Optional.of(recovered.at());
      case Ends.NeedsPerson needs -> Optional.of(needs.at());
    };
  }
}
