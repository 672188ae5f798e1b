package io.wavegate.core.testing;

import io.wavegate.core.admission.Blocker.Quarantined;
import io.wavegate.core.admission.EarlierWave;
import io.wavegate.core.admission.EntryFacts;
import io.wavegate.core.admission.EntryLook;
import io.wavegate.core.admission.GatedStage;
import io.wavegate.core.admission.Hold;
import io.wavegate.core.admission.InFront;
import io.wavegate.core.evidence.CalendarFacts;
import io.wavegate.core.evidence.CalendarLook;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.PipelineStructure;
import io.wavegate.core.evidence.PipelineStructure.OnFailure;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.people.Exemption;
import io.wavegate.core.people.Order;
import io.wavegate.core.people.Spoken;
import io.wavegate.core.people.Word;
import io.wavegate.core.rollback.LeverLook;
import io.wavegate.core.rollback.LeverLooks;
import io.wavegate.core.rollback.NetLook;
import io.wavegate.core.rollback.RollbackPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A deployment that may start, until a test says otherwise. */
public final class EntryCases {
  private Policies policy = Policies.policy();
  private Optional<CarrierLook> carrier = Optional.of(new CarrierLook.Holding(List.of()));
  private Optional<Quarantined> quarantine = Optional.empty();
  private Optional<LeverLooks> levers = Optional.empty();
  private NetLook net =
      new NetLook.Net(
          new RollbackPlan("Prod-OneBox", "0badcafe-1", "4f2e1d3c9", "Mend cart", Times.FROM));
  private Optional<Optional<InFront>> inFront = Optional.of(Optional.empty());
  private Instant waitingSince = Times.FROM;
  private Optional<EntryFacts> facts = Optional.empty();
  private Optional<PipelineStructure> structure =
      Optional.of(
          new PipelineStructure(
              "SUPERSEDED",
              List.of(new OnFailure("Prod-OneBox", "", Optional.empty(), List.of()))));
  private final List<String> otherStages = new ArrayList<>();
  private final List<AlarmCase> alarms = new ArrayList<>();
  private final List<Hold> holds = new ArrayList<>();
  private final List<EarlierWave> earlier = new ArrayList<>();
  private final List<Order> orders = new ArrayList<>();
  private final List<Exemption> exemptions = new ArrayList<>();
  private final List<CalendarLook> calendars = new ArrayList<>();

  private EntryCases() {
    alarms.add(AlarmCase.alarm(Policies.AGGREGATE));
    alarms.add(AlarmCase.alarm(Policies.OWN));
  }

  /** The deployment to start from. */
  public static EntryCases clear() {
    return new EntryCases();
  }

  /** By that policy. */
  public EntryCases under(Policies other) {
    policy = other;
    return this;
  }

  /** Held by that carrier. */
  public EntryCases carrier(CarrierLook look) {
    carrier = Optional.of(look);
    return this;
  }

  /** The stage could not be read. */
  public EntryCases carrierUnread() {
    carrier = Optional.empty();
    return this;
  }

  /** With those alarms and no others. */
  public EntryCases alarms(AlarmCase... all) {
    alarms.clear();
    alarms.addAll(List.of(all));
    return this;
  }

  /** With that for the aggregate alarm. */
  public EntryCases aggregate(AlarmCase aggregate) {
    alarms.set(0, aggregate);
    return this;
  }

  /** Held by that person. */
  public EntryCases held(String owner, String reason, String since) {
    holds.add(new Hold(owner, reason, Times.at(since), Optional.empty()));
    return this;
  }

  /** After that wave. */
  public EntryCases after(EarlierWave wave) {
    earlier.add(wave);
    return this;
  }

  /** With a revision that was rolled back before. */
  public EntryCases quarantined(String revision, String why) {
    quarantine = Optional.of(new Quarantined(revision, why));
    return this;
  }

  /** With that release in front of the stage. */
  public EntryCases newer(InFront newer) {
    inFront = Optional.of(Optional.of(newer));
    return this;
  }

  /** What waits in front of the stage could not be read. */
  public EntryCases newerUnread() {
    inFront = Optional.empty();
    return this;
  }

  /** With that way back. */
  public EntryCases levers(LeverLook... looks) {
    levers = Optional.of(new LeverLooks(List.of(looks)));
    return this;
  }

  /** What CodePipeline could return the stage to. */
  public EntryCases net(NetLook other) {
    net = other;
    return this;
  }

  /** With an open calendar. */
  public EntryCases open(String calendar) {
    return calendar(calendar, new CalendarFacts(true, Optional.empty()));
  }

  /** With a calendar that is closed, for good if it says no end. */
  public EntryCases closed(String calendar, Optional<Instant> until) {
    return calendar(calendar, new CalendarFacts(false, until));
  }

  private EntryCases calendar(String calendar, CalendarFacts facts) {
    calendars.add(new CalendarLook(calendar, new Read<>(facts, Times.FROM)));
    return this;
  }

  /** With a calendar that could not be read. */
  public EntryCases calendarUnread(String calendar, String why) {
    calendars.add(new CalendarLook(calendar, new Unread<>(why, Times.FROM)));
    return this;
  }

  /** Waiting since then. */
  public EntryCases waitingSince(Instant since) {
    waitingSince = since;
    return this;
  }

  /** A person has said so, at that time. */
  public EntryCases ordered(Order.Kind kind, String who, String reason) {
    orders.add(new Order(kind, new Word(who, Optional.empty(), reason, Times.FROM)));
    return this;
  }

  /** Exempted until then. */
  public EntryCases exempt(Exemption.Kind kind, String who, String reason, Instant until) {
    Word word = new Word(who, Optional.empty(), reason, Times.FROM);
    exemptions.add(new Exemption(kind, "1f3a9c2e", word, until));
    return this;
  }

  /** Held by that person until it ends by itself. */
  public EntryCases heldUntil(String owner, String reason, String since, Instant until) {
    holds.add(new Hold(owner, reason, Times.at(since), Optional.of(until)));
    return this;
  }

  /** In a pipeline that is built so. */
  public EntryCases structure(PipelineStructure other) {
    structure = Optional.of(other);
    return this;
  }

  /** The pipeline's structure could not be read. */
  public EntryCases structureUnread() {
    structure = Optional.empty();
    return this;
  }

  /** With gates in that stage too. */
  public EntryCases gated(String stage) {
    otherStages.add(stage);
    return this;
  }

  /** With that read of others, and of what the policy asks besides. */
  public EntryCases beside(EntryFacts others) {
    facts = Optional.of(others);
    return this;
  }

  /** The look at that time. */
  public EntryLook at(Instant now) {
    Reading<CarrierLook> look =
        carrier.isPresent() ? new Read<>(carrier.get(), now) : new Unread<>("AccessDenied", now);
    return new EntryLook(
        policy.wave(),
        look,
        alarms.stream().map(alarm -> alarm.now(now)).toList(),
        holds,
        earlier,
        quarantine,
        inFront.isPresent() ? new Read<>(inFront.get(), now) : new Unread<>("AccessDenied", now),
        net,
        new Spoken(orders, exemptions),
        calendars,
        waitingSince,
        now,
        structure.isPresent()
            ? new Read<>(structure.get(), now)
            : new Unread<>("AccessDenied", now),
        gated(),
        facts,
        levers);
  }

  private List<GatedStage> gated() {
    List<GatedStage> gated = new ArrayList<>();
    gated.add(GatedStage.of(policy.wave()));
    otherStages.forEach(stage -> gated.add(new GatedStage(stage, false)));
    return gated;
  }
}
