package io.wavegate.handlers.store;

import io.wavegate.codec.RollbackUpgrade;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.Write;
import io.wavegate.core.rollback.LeverLooks;
import io.wavegate.core.rollback.NetLook;
import io.wavegate.core.rollback.NewerRelease.Asked;
import io.wavegate.core.rollback.Recall;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.Step;
import io.wavegate.core.validation.TestOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything about one release: gates, watches, tests, evidence, plans, rollbacks. */
public final class Releases {
  private final Shelf<Announced> announced;
  private final Shelf<Gate> gates;
  private final Shelf<WaveWatch> watches;
  private final Shelf<TestRun> tests;
  private final Shelf<TestTry> tries;
  private final Shelf<EvidenceRecord> evidence;
  private final Shelf<PlanRecord> nets;
  private final Shelf<Rollback> rollbacks;
  private final Shelf<Recall> recalls;
  private final Shelf<Returning> returnings;
  private final Shelf<Asked> asked;

  /**
   * A release as it was first seen.
   *
   * @param service the service
   * @param revision source revision, empty if CodePipeline told none
   * @param summary commit message, empty if CodePipeline told none
   * @param firstSeen when its first gate opened
   */
  public record Announced(String service, String revision, String summary, Instant firstSeen) {}

  /** A test's outcome, bound to the attempt that asked for it. */
  public record TestRun(String name, TestOutcome outcome) {}

  /**
   * A run of a test that failed and was tried again.
   *
   * @param name the test
   * @param startedAt when the run began
   * @param outcome what it came to
   */
  public record TestTry(String name, Instant startedAt, TestOutcome outcome) {}

  /**
   * What a decision stands on, so that it can be computed again.
   *
   * @param at when
   * @param policyVersion digest of the policy
   * @param look the case as JSON
   */
  public record EvidenceRecord(Instant at, String policyVersion, String look) {}

  /**
   * That a stage is rolled back.
   *
   * @param by the wave whose rollback does it
   */
  public record Returning(String by) {}

  /** What was planned before the deployment. */
  public record PlanRecord(NetLook net, Optional<LeverLooks> levers) {}

  /** On a store. */
  public Releases(ItemStore store) {
    this.announced = new Shelf<>(store, Announced.class);
    this.gates = new Shelf<>(store, Gate.class);
    this.watches = new Shelf<>(store, WaveWatch.class);
    this.tests = new Shelf<>(store, TestRun.class);
    this.tries = new Shelf<>(store, TestTry.class);
    this.evidence = new Shelf<>(store, EvidenceRecord.class);
    this.nets = new Shelf<>(store, PlanRecord.class);
    this.rollbacks = new Shelf<>(store, Rollback.class, RollbackUpgrade::upgraded);
    this.recalls = new Shelf<>(store, Recall.class);
    this.returnings = new Shelf<>(store, Returning.class);
    this.asked = new Shelf<>(store, Asked.class);
  }

  /** The release as it was first seen. */
  public Optional<Announced> announced(ReleaseId release) {
    return announced.get(Keys.release(release), Keys.ANNOUNCED).map(Kept::value);
  }

  /** Writes how the release was first seen; a later word changes nothing. */
  public void announce(ReleaseId release, Announced first) {
    announced.create(Keys.release(release), Keys.ANNOUNCED, first);
  }

  /** One attempt. */
  public Optional<Kept<Gate>> gate(AttemptId id) {
    return gates.get(Keys.release(id.gate().release()), Keys.gate(id));
  }

  /** All attempts of a gate, first to last. */
  public List<Kept<Gate>> attempts(GateId gate) {
    return gates.query(Keys.release(gate.release()), Keys.attempts(gate));
  }

  /** All gates of a release. */
  public List<Kept<Gate>> gates(ReleaseId release) {
    return gates.query(Keys.release(release), Keys.GATE);
  }

  /** The write that opens an attempt. */
  public Write opening(Gate gate) {
    return gates.creation(Keys.release(gate.id().gate().release()), Keys.gate(gate.id()), gate);
  }

  /** The write that moves an attempt on. */
  public Write moving(Kept<Gate> read, Gate next) {
    return gates.change(read, next);
  }

  /** The watch over a wave. */
  public Optional<Kept<WaveWatch>> watch(ReleaseId release, String wave) {
    return watches.get(Keys.release(release), Keys.watch(wave));
  }

  /** All watches of a release. */
  public List<Kept<WaveWatch>> watches(ReleaseId release) {
    return watches.query(Keys.release(release), Keys.WATCH);
  }

  /** The write that begins a watch. */
  public Write watching(WaveWatch watch) {
    return watches.creation(Keys.release(watch.release()), Keys.watch(watch.wave()), watch);
  }

  /** The write that moves a watch on. */
  public Write watchingOn(Kept<WaveWatch> read, WaveWatch next) {
    return watches.change(read, next);
  }

  /** The tests that have ended in an attempt. */
  public List<TestRun> tests(AttemptId id) {
    return tests.query(Keys.release(id.gate().release()), Keys.tests(id)).stream()
        .map(Kept::value)
        .toList();
  }

  /** What a test came to in an attempt, if it has ended. */
  public Optional<Kept<TestRun>> test(AttemptId id, String name) {
    return tests.get(Keys.release(id.gate().release()), Keys.tests(id) + name);
  }

  /** The write that keeps a test's outcome; the first result of an attempt stands. */
  public Write tested(AttemptId id, TestRun run) {
    return tests.creation(Keys.release(id.gate().release()), Keys.tests(id) + run.name(), run);
  }

  /** The write that keeps the outcome of a later run of a test that runs again and again. */
  public Write testedAgain(Kept<TestRun> read, TestRun run) {
    return tests.change(read, run);
  }

  /** The runs of a test that failed in an attempt and were tried again, oldest first. */
  public List<TestTry> tries(AttemptId id, String name) {
    return tries.query(Keys.release(id.gate().release()), Keys.tries(id) + name + "/").stream()
        .map(Kept::value)
        .toList();
  }

  /** The write that keeps a run that is tried again, once. */
  public Write tried(AttemptId id, TestTry one) {
    String sort = Keys.tries(id) + one.name() + "/" + one.startedAt();
    return tries.creation(Keys.release(id.gate().release()), sort, one);
  }

  /** The write that keeps what an attempt's latest decision stands on, beside the decision. */
  public Write evidenced(AttemptId id, EvidenceRecord record) {
    String partition = Keys.release(id.gate().release());
    return evidence
        .get(partition, Keys.evidence(id))
        .map(kept -> evidence.change(kept, record))
        .orElseGet(() -> evidence.creation(partition, Keys.evidence(id), record));
  }

  /** What an attempt's latest decision stands on. */
  public Optional<EvidenceRecord> evidence(AttemptId id) {
    return evidence.get(Keys.release(id.gate().release()), Keys.evidence(id)).map(Kept::value);
  }

  /** The plan that was made for a wave before its deployment. */
  public Optional<NetLook> plan(ReleaseId release, String wave) {
    return nets.get(Keys.release(release), Keys.net(wave)).map(kept -> kept.value().net());
  }

  /** What a wave's levers were found to be pulled at before its deployment. */
  public Optional<LeverLooks> levers(ReleaseId release, String wave) {
    return nets.get(Keys.release(release), Keys.net(wave)).flatMap(kept -> kept.value().levers());
  }

  /**
   * The write that keeps a wave's plan. The first one stands; what levers were found at, the last
   * one before something was let in.
   */
  public Optional<Write> planning(ReleaseId release, String wave, PlanRecord plan) {
    Optional<Kept<PlanRecord>> kept = nets.get(Keys.release(release), Keys.net(wave));
    if (kept.isEmpty()) {
      return Optional.of(nets.creation(Keys.release(release), Keys.net(wave), plan));
    }
    boolean stands = plan.levers().isEmpty() || watch(release, wave).isPresent();
    return stands ? Optional.empty() : Optional.of(nets.change(kept.get(), plan));
  }

  /** The rollback that a wave's gate decided. */
  public Optional<Kept<Rollback>> rollback(ReleaseId release, String wave) {
    return rollbacks.get(Keys.release(release), Keys.rollback(wave));
  }

  /** All rollbacks of a release. */
  public List<Rollback> rollbacks(ReleaseId release) {
    return rollbacks.query(Keys.release(release), Keys.ROLLBACK).stream().map(Kept::value).toList();
  }

  /**
   * The writes that begin a rollback. Each of its stages is claimed by it alone: whatever is
   * decided at the same moment elsewhere, none is rolled back twice (S5).
   */
  public List<Write> intending(Rollback rollback) {
    String partition = Keys.release(rollback.gate().release());
    List<Write> writes = new ArrayList<>();
    writes.add(rollbacks.creation(partition, Keys.rollback(rollback.gate().wave()), rollback));
    for (Step step : rollback.firsts()) {
      Returning claim = new Returning(rollback.gate().wave());
      writes.add(returnings.creation(partition, Keys.returning(step.stage()), claim));
    }
    return writes;
  }

  /** The wave whose rollback returns a stage; empty if none does. */
  public Optional<String> returning(ReleaseId release, String stage) {
    return returnings
        .get(Keys.release(release), Keys.returning(stage))
        .map(kept -> kept.value().by());
  }

  /** That a wave is to be taken back without its gate, or further than its gate would. */
  public Optional<Recall> recall(ReleaseId release, String wave) {
    return recalls.get(Keys.release(release), Keys.recall(wave)).map(Kept::value);
  }

  /** All recalls of a release. */
  public List<Recall> recalls(ReleaseId release) {
    return recalls.query(Keys.release(release), Keys.RECALL).stream().map(Kept::value).toList();
  }

  /** The write that keeps a recall; there is one for a wave at most. */
  public Write recalling(Recall recall) {
    return recalls.creation(
        Keys.release(recall.gate().release()), Keys.recall(recall.gate().wave()), recall);
  }

  /** That a release was asked to stop in a stage. */
  public Optional<Kept<Asked>> asked(ReleaseId release, String stage) {
    return asked.get(Keys.release(release), Keys.stopped(stage));
  }

  /**
   * The write that keeps it.
   *
   * @param before what was read
   */
  public Write asking(ReleaseId release, String stage, Optional<Kept<Asked>> before, Asked next) {
    return before
        .map(kept -> asked.change(kept, next))
        .orElseGet(() -> asked.creation(Keys.release(release), Keys.stopped(stage), next));
  }

  /** The write that moves a rollback on. */
  public Write rollingOn(Kept<Rollback> read, Rollback next) {
    return rollbacks.change(read, next);
  }
}
