package io.wavegate.handlers.evidence;

import io.wavegate.core.admission.Blocker;
import io.wavegate.core.admission.EntryLook;
import io.wavegate.core.admission.GatedStage;
import io.wavegate.core.admission.InFront;
import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmLook;
import io.wavegate.core.evidence.AlarmLook.ChildCause;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.CalendarLook;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.Carriers;
import io.wavegate.core.evidence.Carriers.Carried;
import io.wavegate.core.evidence.Evidence;
import io.wavegate.core.evidence.History;
import io.wavegate.core.evidence.PipelineStructure;
import io.wavegate.core.evidence.Retries;
import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.evidence.StageFacts.ActionFacts;
import io.wavegate.core.evidence.TrafficCount;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.people.Spoken;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.validation.TestEvidence;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.core.verdict.WaveCase;
import io.wavegate.handlers.admission.EarlierWaves;
import io.wavegate.handlers.admission.Exclusions;
import io.wavegate.handlers.admission.FurtherFacts;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.plan.Nets;
import io.wavegate.handlers.plan.WaveLevers;
import io.wavegate.handlers.store.Releases.Announced;
import io.wavegate.handlers.store.Releases.TestRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads, from the sources of truth, all that a judgement is made of. */
public final class Looks {
  private final Ports ports;
  private final Books books;
  private final Exclusions exclusions;

  /** With all that is outside, and the books. */
  public Looks(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.exclusions = new Exclusions(books);
  }

  /** What became of the action that carries the gate; a later attempt has taken it over (S4). */
  public Reading<CarrierLook> carrier(Gate gate, WavePolicy wave) {
    if (isTakenOver(gate)) {
      return takenOver();
    }
    Reading<StageFacts> stage = stage(gate);
    if (!isLetGo(gate, wave)) {
      return carrier(gate, wave, stage);
    }
    return stage instanceof Read<StageFacts> read
            && Carriers.isOutdated(read.value(), carried(gate), gate.openedAt(), read.at())
        ? outdated(read)
        : stage.map(facts -> Carriers.letGo(facts, carried(gate), wave));
  }

  private static Reading<CarrierLook> outdated(Read<StageFacts> read) {
    return new Unread<>(
        "stage " + read.value().stage() + " is shown as it was before its gate opened", read.at());
  }

  /** Whether the gate lets its action go on before it judges. */
  public boolean isLetGo(Gate gate, WavePolicy wave) {
    return Carriers.isLetGo(carried(gate), wave);
  }

  /** What became of the action itself, also where the gate goes on without it. */
  Reading<CarrierLook> action(Gate gate, WavePolicy wave) {
    return isTakenOver(gate) ? takenOver() : carrier(gate, wave, stage(gate));
  }

  /** The same of the action by which an attempt was opened, whatever carries on since. */
  public Reading<CarrierLook> ownAction(Gate gate, WavePolicy wave) {
    return carrier(gate, wave, stage(gate));
  }

  private Carried carried(Gate gate) {
    return new Carried(
        gate.id().gate(),
        gate.carrier(),
        gate.action(),
        books.secrets().approval(gate.id()),
        books.secrets().began(gate.id()));
  }

  private Reading<CarrierLook> carrier(Gate gate, WavePolicy wave, Reading<StageFacts> stage) {
    Carried carried = carried(gate);
    return switch (stage) {
      case Unread<StageFacts> unread -> new Unread<>(unread.why(), unread.at());
      case Read<StageFacts> read ->
          Carriers.isOutdated(read.value(), carried, gate.openedAt(), read.at())
              ? outdated(read)
              : look(read, carried, gate.openedAt(), wave);
    };
  }

  private Reading<CarrierLook> look(
      Read<StageFacts> stage, Carried carried, Instant opened, WavePolicy wave) {
    CarrierLook look = Carriers.look(stage.value(), carried, wave);
    if (Carriers.isElsewhere(stage.value(), carried)) {
      return ofRuns(
          carried,
          runs -> Carriers.afterwards(runs, carried, look),
          "stage %s shows execution %s while action %s still runs"
              .formatted(stage.value().stage(), stage.value().execution(), carried.action()));
    }
    return Retries.isRetried(stage.value(), carried)
        ? ofRuns(
            carried,
            runs -> Retries.retried(runs, carried, opened, look),
            "stage %s was retried, and no run of action %s is shown as ended"
                .formatted(stage.value().stage(), carried.action()))
        : new Read<>(look, stage.at());
  }

  /** Of how the action ran, which may be shown as it was before. */
  private Reading<CarrierLook> ofRuns(
      Carried carried, Function<List<ActionFacts>, Optional<CarrierLook>> look, String old) {
    return switch (runs(carried)) {
      case Unread<List<ActionFacts>> unread -> new Unread<>(unread.why(), unread.at());
      case Read<List<ActionFacts>> runs ->
          look.apply(runs.value())
              .<Reading<CarrierLook>>map(found -> new Read<>(found, runs.at()))
              .orElseGet(() -> new Unread<>(old, runs.at()));
    };
  }

  private Reading<List<ActionFacts>> runs(Carried carried) {
    GateId gate = carried.gate();
    return ports.pipelines().runs(gate.release(), gate.stage(), carried.action());
  }

  private Reading<CarrierLook> takenOver() {
    return new Read<>(new CarrierLook.Gone("a later attempt carries on"), ports.time().now());
  }

  private Reading<StageFacts> stage(Gate gate) {
    return ports.pipelines().stage(gate.id().gate().pipeline(), gate.id().gate().stage());
  }

  /** The newer release that waits in front of the gate's stage, if one does. */
  public Reading<Optional<InFront>> inFront(Gate gate) {
    return inFront(gate, stage(gate));
  }

  private Reading<Optional<InFront>> inFront(Gate gate, Reading<StageFacts> stage) {
    return switch (stage) {
      case Unread<StageFacts> unread -> new Unread<>(unread.why(), unread.at());
      case Read<StageFacts> read ->
          read.value().waiting().isEmpty()
              ? new Read<>(Optional.empty(), read.at())
              : inFront(gate, read.value());
    };
  }

  private Reading<Optional<InFront>> inFront(Gate gate, StageFacts stage) {
    ReleaseId newest = new ReleaseId(gate.id().gate().pipeline(), stage.waiting().getLast());
    return ports
        .pipelines()
        .inbound(newest)
        .map(
            newer ->
                Optional.of(
                    new InFront(
                        stage.stage(),
                        newest.execution(),
                        newer.revision(),
                        newer.summary(),
                        newer.mode().equals("SUPERSEDED"),
                        stage.inboundEnabled(),
                        books.holds().quarantine(gate.service(), newer.revision()).isPresent())));
  }

  /** Whether the action was retried, and carries a later attempt now. */
  public boolean isTakenOver(Gate gate) {
    return books.releases().attempts(gate.id().gate()).getLast().value().id().number()
        > gate.id().number();
  }

  /** All that is known before a deployment. */
  public EntryLook entry(Gate gate, Policy policy, WavePolicy wave) {
    GateId id = gate.id().gate();
    Optional<Blocker.Quarantined> quarantine =
        books
            .releases()
            .announced(id.release())
            .map(Announced::revision)
            .flatMap(revision -> books.holds().quarantine(gate.service(), revision))
            .map(q -> new Blocker.Quarantined(q.revision(), q.why()));
    List<Reading<AlarmFacts>> alarms = ports.alarms().describe(wave.alarms().all(), true);
    Reading<StageFacts> stage = stage(gate);
    Reading<PipelineStructure> structure = ports.pipelines().structure(id.pipeline());
    return new EntryLook(
        wave,
        isTakenOver(gate) ? takenOver() : carrier(gate, wave, stage),
        alarms,
        books.holds().of(gate.service()),
        new EarlierWaves(ports, books).before(id, policy, wave),
        quarantine,
        inFront(gate, stage),
        new Nets(ports, books).planned(id, gate.service(), wave),
        books.persons().spoken(gate.id(), gate.service()),
        policy.calendars().stream().map(this::calendar).toList(),
        gate.openedAt(),
        ports.time().now(),
        structure,
        policy.waves().stream().map(GatedStage::of).toList(),
        Optional.of(new FurtherFacts(ports, books).of(gate, policy, wave)),
        new WaveLevers(ports).look(books, gate.service(), id.release(), wave));
  }

  private CalendarLook calendar(String name) {
    return new CalendarLook(name, ports.calendars().state(name, ports.time().now()));
  }

  /** All that is known about a wave that bakes. */
  public WaveCase wave(Gate gate, Policy policy, WavePolicy wave, Stands.Baking baking) {
    Instant readAt = ports.time().now();
    List<AlarmLook> alarms = alarms(wave.alarms().all(), baking.window().from(), readAt);
    List<TrafficCount> traffic = new Counts(ports).of(wave, baking.window(), readAt);
    Evidence evidence =
        new Evidence(
            readAt,
            carrier(gate, wave),
            alarms,
            baking.pinned(),
            traffic,
            tests(gate, wave),
            exclusions.lease(gate, policy, wave),
            new LeftBehind(books).ofOthers(gate, baking.window().deployed()));
    Spoken spoken = books.persons().spoken(gate.id(), gate.service());
    return new WaveCase(baking.judged(wave), baking.window(), evidence, spoken, ports.time().now());
  }

  /** Each alarm's present state and everything it did in the window. */
  public List<AlarmLook> alarms(List<String> names, Instant from, Instant to) {
    List<Reading<AlarmFacts>> states = ports.alarms().describe(names, true);
    List<AlarmLook> looks = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Reading<History> history = ports.alarms().history(names.get(i), from, to);
      looks.add(new AlarmLook(names.get(i), states.get(i), history, cause(states.get(i))));
    }
    return looks;
  }

  private static ChildCause cause(Reading<AlarmFacts> reading) {
    if (!(reading instanceof Read<AlarmFacts> read) || read.value().state() != AlarmState.ALARM) {
      return new ChildCause.None();
    }
    return read.value().children().stream()
        .filter(child -> child.state() == AlarmState.ALARM)
        .min(Comparator.comparing(AlarmFacts::since))
        .<ChildCause>map(child -> new ChildCause.Child(child.name(), child.reason()))
        .orElseGet(ChildCause.None::new);
  }

  /** One piece of evidence for each test of the policy; what has not ended is missing. */
  public List<TestEvidence> tests(Gate gate, WavePolicy wave) {
    Map<String, TestOutcome> ended = new LinkedHashMap<>();
    for (TestRun run : books.releases().tests(gate.id())) {
      ended.put(run.name(), run.outcome());
    }
    List<TestEvidence> evidence = new ArrayList<>();
    for (TestSpec test : wave.tests()) {
      TestOutcome outcome = ended.getOrDefault(test.name(), new TestOutcome.Missing());
      evidence.add(new TestEvidence(test.name(), test.required(), outcome));
    }
    return evidence;
  }
}
