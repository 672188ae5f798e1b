package io.wavegate.core.admission;

import io.wavegate.core.admission.Admission.Admit;
import io.wavegate.core.admission.Admission.MakeWay;
import io.wavegate.core.admission.Admission.Refuse;
import io.wavegate.core.admission.Admission.StandDown;
import io.wavegate.core.admission.Admission.Wait;
import io.wavegate.core.admission.Blocker.AlarmFiring;
import io.wavegate.core.admission.Blocker.CalendarClosed;
import io.wavegate.core.admission.Blocker.EarlierWaveAlarmed;
import io.wavegate.core.admission.Blocker.EarlierWaveOpen;
import io.wavegate.core.admission.Blocker.Held;
import io.wavegate.core.admission.Blocker.NoWayBack;
import io.wavegate.core.admission.Blocker.Unknown;
import io.wavegate.core.admission.Blocker.WindowClosed;
import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.Said;
import io.wavegate.core.policy.Window;
import io.wavegate.core.rollback.NetLook;
import io.wavegate.core.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The judgement of an entry gate: all blockers must be clear in the same look. */
public final class Admissions {
  /** How often a blocker that names no end is looked at. */
  static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

  /**
   * A wave that a person has just approved is noticed by its own gate within moments; so long it is
   * looked at more often.
   */
  static final Duration CATCHING_UP = Duration.ofMinutes(5);

  static final Duration WHILE_CATCHING_UP = Duration.ofSeconds(15);

  private Admissions() {}

  /** Judges one look. */
  public static Admission judge(EntryLook look) {
    if (look.carrier() instanceof Read<CarrierLook> read) {
      switch (read.value()) {
        case CarrierLook.Gone gone -> {
          return new StandDown(gone.why());
        }
        case CarrierLook.TimedOut late -> {
          return new StandDown(late.why());
        }
        case CarrierLook.Answered answered -> {
          return new StandDown(
              (answered.approved() ? "approved by " : "rejected by ") + answered.who());
        }
        case CarrierLook.FailedStage failed -> {
          return new StandDown("the stage failed");
        }
        case CarrierLook.Holding holding -> {
          return ofBlockers(look);
        }
      }
    }
    return ofBlockers(look);
  }

  private static Admission ofBlockers(EntryLook look) {
    List<Blocker> blockers = blockers(look);
    String said = blockers.stream().map(Blocker::said).collect(Collectors.joining("; "));
    if (blockers.stream().anyMatch(Admissions::isFinal)) {
      return new Refuse(new Verdict.Halt(said));
    }
    Optional<InFront> newer = makesWayFor(look.inFront());
    if (newer.isPresent()) {
      return new MakeWay(
          new Verdict.StepAside("a newer release goes first: " + newer.get().said()));
    }
    if (blockers.isEmpty()) {
      return new Admit(new Verdict.Promote(admitted(look), look.now()));
    }
    if (!look.now().isBefore(look.deadline())) {
      Duration waited = Duration.between(look.waitingSince(), look.now());
      return new Refuse(new Verdict.Halt("waited " + Said.duration(waited) + " in vain: " + said));
    }
    return new Wait(blockers, nextLook(look, blockers));
  }

  /** The newer release that this one should let go first, as far as is known. */
  public static Optional<InFront> makesWayFor(Reading<Optional<InFront>> inFront) {
    return inFront instanceof Read<Optional<InFront>> read
        ? read.value().filter(InFront::goesFirst)
        : Optional.empty();
  }

  private static String admitted(EntryLook look) {
    List<String> parts = new ArrayList<>();
    parts.add(look.policy().windows().isEmpty() ? "no windows set" : "inside a window");
    CalendarRule.open(look.calendars()).ifPresent(parts::add);
    parts.add(String.join(", ", look.policy().alarms().all()) + " OK");
    parts.add("no holds");
    if (!look.earlier().isEmpty()) {
      parts.add(
          look.earlier().stream().map(EarlierWave::wave).collect(Collectors.joining(", "))
              + " promoted and quiet");
    }
    parts.add(look.net().said());
    return String.join("; ", parts);
  }

  private static List<Blocker> blockers(EntryLook look) {
    List<Blocker> blockers = new ArrayList<>();
    if (look.carrier() instanceof Unread<CarrierLook> unread) {
      blockers.add(new Unknown("the stage was not read: " + unread.why()));
    } else if (look.inFront() instanceof Unread<Optional<InFront>> unread) {
      blockers.add(new Unknown("what waits in front of the stage was not read: " + unread.why()));
    }
    window(look, blockers);
    look.holds().forEach(hold -> blockers.add(new Held(hold.owner(), hold.reason(), hold.since())));
    List<String> names = look.policy().alarms().all();
    if (names.size() != look.alarms().size()) {
      blockers.add(new Unknown(look.alarms().size() + " of " + names.size() + " alarms were read"));
    }
    for (int i = 0; i < Math.min(names.size(), look.alarms().size()); i++) {
      alarm(names.get(i), look.alarms().get(i), blockers);
    }
    look.earlier().forEach(wave -> earlier(wave, blockers));
    look.quarantine().ifPresent(blockers::add);
    net(look, blockers);
    look.calendars().stream().flatMap(c -> CalendarRule.blocker(c).stream()).forEach(blockers::add);
    return blockers;
  }

  private static void net(EntryLook look, List<Blocker> blockers) {
    switch (look.net()) {
      case NetLook.Net net -> {
        // Nothing stands against the start.
      }
      case NetLook.NoNet none -> {
        if (look.policy().rollback().required()) {
          blockers.add(new NoWayBack(none.why()));
        }
      }
      case NetLook.Unknown unknown ->
          blockers.add(
              new Unknown("whether a rollback is possible was not read: " + unknown.why()));
    }
  }

  private static void window(EntryLook look, List<Blocker> blockers) {
    List<Window> windows = look.policy().windows();
    if (!windows.isEmpty() && windows.stream().noneMatch(w -> w.isOpen(look.now()))) {
      windows.stream()
          .map(w -> w.nextOpening(look.now()))
          .min(Instant::compareTo)
          .ifPresent(opens -> blockers.add(new WindowClosed(opens)));
    }
  }

  private static void alarm(String name, Reading<AlarmFacts> reading, List<Blocker> blockers) {
    switch (reading) {
      case Unread<AlarmFacts> unread ->
          blockers.add(new Unknown(name + " was not read: " + unread.why()));
      case Read<AlarmFacts> read -> {
        alarm(read.value(), blockers);
        children(read.value(), blockers);
      }
    }
  }

  /**
   * A child in ALARM is the composite's to weigh; a blind one makes the composite's OK worthless.
   */
  private static void children(AlarmFacts parent, List<Blocker> blockers) {
    for (AlarmFacts child : parent.children()) {
      if (child.state() != AlarmState.ALARM) {
        alarm(child, blockers);
      }
      children(child, blockers);
    }
  }

  private static void alarm(AlarmFacts alarm, List<Blocker> blockers) {
    switch (alarm.state()) {
      case OK -> {
        if (alarm.evaluation() != AlarmFacts.Evaluation.COMPLETE) {
          blockers.add(
              new Unknown(alarm.name() + " is not fully evaluated: " + alarm.evaluation()));
        }
      }
      case ALARM -> blockers.add(new AlarmFiring(alarm.name(), alarm.since()));
      case INSUFFICIENT_DATA ->
          blockers.add(
              new Unknown(
                  alarm.name()
                      + " is INSUFFICIENT_DATA since "
                      + Said.clock(alarm.since())
                      + ", which is not OK"));
    }
  }

  private static void earlier(EarlierWave wave, List<Blocker> blockers) {
    switch (wave) {
      case EarlierWave.Promoted promoted -> {
        // Nothing stands against the start.
      }
      case EarlierWave.AlarmedSince alarmed ->
          blockers.add(new EarlierWaveAlarmed(alarmed.wave(), alarmed.what()));
      case EarlierWave.Unread unread ->
          blockers.add(
              new Unknown(
                  "whether " + unread.wave() + " alarmed since is not known: " + unread.why()));
      case EarlierWave.NotPromoted open ->
          blockers.add(new EarlierWaveOpen(open.wave(), open.stands(), open.isOver()));
    }
  }

  /** Blockers that no waiting clears for this release. */
  private static boolean isFinal(Blocker blocker) {
    return switch (blocker) {
      case EarlierWaveAlarmed alarmed -> true;
      case EarlierWaveOpen open -> open.isOver();
      case Blocker.Quarantined quarantined -> true;
      case NoWayBack none -> true;
      case WindowClosed closed -> false;
      case CalendarClosed closed -> false;
      case Held held -> false;
      case AlarmFiring firing -> false;
      case Unknown unknown -> false;
    };
  }

  private static Instant nextLook(EntryLook look, List<Blocker> blockers) {
    Instant soon = look.now().plus(BETWEEN_LOOKS);
    Instant next =
        blockers.stream()
            .map(blocker -> lookAfter(blocker, look).orElse(soon))
            .max(Instant::compareTo)
            .orElse(soon);
    return next.isAfter(look.deadline()) ? look.deadline() : next;
  }

  /** When a blocker of which more is known than that it stands can have cleared. */
  private static Optional<Instant> lookAfter(Blocker blocker, EntryLook look) {
    if (blocker instanceof WindowClosed closed) {
      return Optional.of(closed.opens());
    }
    if (blocker instanceof CalendarClosed closed) {
      return CalendarRule.lookAfter(closed, look.now());
    }
    boolean catchingUp =
        blocker instanceof EarlierWaveOpen
            && look.now().isBefore(look.waitingSince().plus(CATCHING_UP));
    return catchingUp ? Optional.of(look.now().plus(WHILE_CATCHING_UP)) : Optional.empty();
  }
}
