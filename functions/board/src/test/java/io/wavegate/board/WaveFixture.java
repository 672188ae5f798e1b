package io.wavegate.board;

import io.wavegate.core.evidence.AlarmTime.Spell;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.policy.Target;
import io.wavegate.core.validation.TestEvidence;
import io.wavegate.core.validation.TestOutcome.Failed;
import io.wavegate.core.validation.TestOutcome.Passed;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.core.view.GateView;
import io.wavegate.core.view.WaveView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds a wave step by step, in the order in which it happens. */
final class WaveFixture {
  static final String EXECUTION = "1f3a9c2e-5b7d-4c11-9a40-6d2e8f01c3b5";
  static final PipelineRef PIPELINE = new PipelineRef("111122223333", "eu-west-1", "checkout-prod");

  private final String name;
  private final String stage;
  private final List<Target> targets;
  private final List<GateView> gates = new ArrayList<>();
  private final List<String> alarms = new ArrayList<>(List.of("checkout-aggregate"));
  private final List<Spell> spells = new ArrayList<>();
  private final List<TestEvidence> tests = new ArrayList<>();
  private Optional<WatchWindow> window = Optional.empty();

  private WaveFixture(String name, String stage, List<Target> targets) {
    this.name = name;
    this.stage = stage;
    this.targets = targets;
  }

  static WaveFixture oneBox() {
    return new WaveFixture("one-box", "Prod-OneBox", List.of(target("eu-west-1")))
        .alsoWatching("checkout-onebox");
  }

  static WaveFixture oneRegion() {
    return new WaveFixture("one-region", "Prod-Wave-1", List.of(target("eu-west-1")));
  }

  static WaveFixture threeRegions() {
    List<Target> three =
        List.of(target("us-east-1"), target("us-west-2"), target("ap-southeast-2"));
    return new WaveFixture("three-regions", "Prod-Wave-2", three);
  }

  private static Target target(String region) {
    return new Target("111122223333", region);
  }

  WaveFixture alsoWatching(String alarm) {
    alarms.add(alarm);
    return this;
  }

  WaveFixture gate(GateKind kind, Instant opened, Phase phase) {
    return gate(kind, 1, opened, phase);
  }

  WaveFixture gate(GateKind kind, int attempt, Instant opened, Phase phase) {
    AttemptId id = new AttemptId(new GateId(PIPELINE, EXECUTION, stage, name, kind), attempt);
    Carrier carrier = kind == GateKind.ENTRY ? Carrier.INVOKE : Carrier.APPROVAL;
    String action = kind == GateKind.ENTRY ? "Start" : "Promote";
    Gate gate = new Gate(id, "checkout", "a1".repeat(32), carrier, action, opened, phase);
    gates.add(new GateView(gate, id.executionName("checkout"), opened));
    return this;
  }

  WaveFixture window(Instant from, Instant deployed, Duration bake) {
    Instant until = deployed.plus(bake);
    window = Optional.of(new WatchWindow(from, deployed, until, until.plusSeconds(7200)));
    return this;
  }

  WaveFixture alarmed(Instant from, Instant to, String reason) {
    spells.add(new Spell(from, to, reason));
    return this;
  }

  WaveFixture passed(String test, Instant at, Duration took) {
    tests.add(new TestEvidence(test, true, new Passed(at, took, "12 checks passed")));
    return this;
  }

  WaveFixture failed(String test, Instant at, Duration took, String why) {
    tests.add(new TestEvidence(test, true, new Failed(at, took, why)));
    return this;
  }

  WaveFixture tested(TestEvidence test) {
    tests.add(test);
    return this;
  }

  WaveView seen() {
    return new WaveView(name, stage, targets, gates, window, alarms, spells, tests);
  }

  /** A gate that promoted at that moment, and was known to have two seconds later. */
  static Phase promoted(Instant at, String reason) {
    return settled(new Verdict.Promote(reason, at), at, "the action was approved");
  }

  static Phase settled(Verdict verdict, Instant at, String effect) {
    return new Phase.Settled(verdict, at, at.plusSeconds(2), effect);
  }
}
