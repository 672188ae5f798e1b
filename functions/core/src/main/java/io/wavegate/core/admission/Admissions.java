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
import io.wavegate.core.model.Said;
import io.wavegate.core.people.Exemption;
import io.wavegate.core.policy.Mode;
import io.wavegate.core.verdict.Ordered;
import io.wavegate.core.verdict.Tempered;
import io.wavegate.core.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The judgement of an entry gate: all blockers must be clear in the same look. */
public final class Admissions {
  /** How often a blocker that names no end is looked at, to begin with. */
  static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

  /**
   * How often at least. Looks thin out as the wait goes on: an execution's history ends at 25,000
   * events, which a look every five minutes fills in a week.
   */
  static final Duration SELDOM = Duration.ofHours(1);

  private static final int THINNING = 12;

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
          return ofOrders(look);
        }
      }
    }
    return ofOrders(look);
  }

  private static Admission ofOrders(EntryLook look) {
    Optional<Verdict.Halt> against =
        Ordered.againstStart(look.spoken()).or(() -> Ordered.stopped(look.spoken()));
    if (against.isPresent()) {
      return new Refuse(against.get());
    }
    return Ordered.approval(look.spoken())
        .<Admission>map(Admit::new)
        .orElseGet(() -> ofBlockers(look));
  }

  /** Where Wavegate only observes nothing stands in the way; what would have is kept. */
  private static Admission ofBlockers(EntryLook look) {
    Admission strict = strict(look);
    return look.policy().conduct().mode() == Mode.OBSERVE ? observed(look, strict) : strict;
  }

  private static Admission observed(EntryLook look, Admission strict) {
    return switch (strict) {
      case Admit admit -> new Admit(observed(look, admit.verdict()));
      case Refuse refuse -> new Admit(observed(look, refuse.verdict()));
      case MakeWay way -> new Admit(observed(look, way.verdict()));
      case Wait wait -> {
        String said = wait.blockers().stream().map(Blocker::said).collect(Collectors.joining("; "));
        yield new Admit(
            new Verdict.Observe(Verdict.Observe.WAIT, "would wait: " + said, look.now()));
      }
      case StandDown left -> left;
    };
  }

  private static Verdict observed(EntryLook look, Verdict verdict) {
    return Tempered.by(Mode.OBSERVE, verdict, look.spoken(), look.now());
  }

  private static Admission strict(EntryLook look) {
    List<Blocker> blockers = Blockers.in(look);
    String said = blockers.stream().map(Blocker::said).collect(Collectors.joining("; "));
    if (blockers.stream().anyMatch(Admissions::isFinal)) {
      return new Refuse(new Verdict.Halt(said));
    }
    Optional<InFront> newer = steppedAsideFor(look);
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

  /** What a person has let in to mend the alarms does not wait behind what would add to them. */
  private static Optional<InFront> steppedAsideFor(EntryLook look) {
    return Blockers.mending(look).isPresent() ? Optional.empty() : makesWayFor(look.inFront());
  }

  /** The newer release that this one should let go first, as far as is known. */
  public static Optional<InFront> makesWayFor(Reading<Optional<InFront>> inFront) {
    return inFront instanceof Read<Optional<InFront>> read
        ? read.value().filter(InFront::goesFirst)
        : Optional.empty();
  }

  private static String admitted(EntryLook look) {
    List<String> parts = new ArrayList<>();
    parts.add(windows(look));
    CalendarRule.open(look.calendars()).ifPresent(parts::add);
    parts.addAll(alarms(look));
    parts.add("no holds");
    look.facts().flatMap(EntryFacts::budget).flatMap(BudgetLook::said).ifPresent(parts::add);
    look.facts().flatMap(EntryFacts::safety).flatMap(SafetyLook::said).ifPresent(parts::add);
    List<String> promoted =
        look.earlier().stream()
            .filter(EarlierWave.Promoted.class::isInstance)
            .map(EarlierWave::wave)
            .toList();
    if (!promoted.isEmpty()) {
      parts.add(String.join(", ", promoted) + " promoted and quiet");
    }
    parts.add(look.wayBack().said());
    return String.join("; ", parts);
  }

  private static String windows(EntryLook look) {
    if (look.policy().windows().isEmpty()) {
      return "no windows set";
    }
    return Blockers.isOpen(look)
        ? "inside a window"
        : look.spoken()
            .exempt(Exemption.Kind.CLOSED_WINDOW, look.now())
            .map(word -> "outside of the windows, by " + word.said())
            .orElse("outside of the windows");
  }

  private static List<String> alarms(EntryLook look) {
    List<String> firing =
        look.alarms().stream()
            .filter(reading -> reading instanceof Read<AlarmFacts> read && isFiring(read.value()))
            .map(reading -> ((Read<AlarmFacts>) reading).value().name())
            .toList();
    List<String> quiet =
        look.policy().alarms().all().stream().filter(name -> !firing.contains(name)).toList();
    List<String> said = new ArrayList<>();
    if (!quiet.isEmpty()) {
      said.add(String.join(", ", quiet) + " OK");
    }
    Blockers.mending(look)
        .filter(word -> !firing.isEmpty())
        .ifPresent(
            word ->
                said.add(String.join(", ", firing) + " in ALARM, to be mended, by " + word.said()));
    return said;
  }

  private static boolean isFiring(AlarmFacts alarm) {
    return alarm.state() == AlarmState.ALARM;
  }

  /** Blockers that no waiting clears for this release. */
  private static boolean isFinal(Blocker blocker) {
    return switch (blocker) {
      case EarlierWaveAlarmed alarmed -> true;
      case EarlierWaveOpen open -> open.isOver();
      case Blocker.Quarantined quarantined -> true;
      case NoWayBack none -> true;
      case Blocker.LeverNotThere absent -> true;
      case Blocker.UnsuitablePipeline unsuitable -> true;
      case Blocker.MutableTag tag -> true;
      case WindowClosed closed -> false;
      case CalendarClosed closed -> false;
      case Held held -> false;
      case Blocker.LeaseHeld held -> false;
      case Blocker.QuotaSpent spent -> false;
      case Blocker.BudgetSpent spent -> false;
      case AlarmFiring firing -> false;
      case Unknown unknown -> false;
      // A person may let it start, and it can still be shown by another run.
      case Blocker.NotRollbackSafe unsafe -> false;
    };
  }

  private static Instant nextLook(EntryLook look, List<Blocker> blockers) {
    Instant soon = look.now().plus(pause(look));
    Instant next =
        blockers.stream()
            .map(blocker -> lookAfter(blocker, look).orElse(soon))
            .max(Instant::compareTo)
            .orElse(soon);
    // Whoever is to see to it that something can be read again hears of it before the window opens.
    Instant seen = blockers.stream().anyMatch(Unknown.class::isInstance) ? soon : next;
    Instant sooner = seen.isBefore(next) ? seen : next;
    return sooner.isAfter(look.deadline()) ? look.deadline() : sooner;
  }

  private static Duration pause(EntryLook look) {
    Duration pause = Duration.between(look.waitingSince(), look.now()).dividedBy(THINNING);
    if (pause.compareTo(BETWEEN_LOOKS) < 0) {
      return BETWEEN_LOOKS;
    }
    return pause.compareTo(SELDOM) > 0 ? SELDOM : pause;
  }

  /** When a blocker of which more is known than that it stands can have cleared. */
  private static Optional<Instant> lookAfter(Blocker blocker, EntryLook look) {
    if (blocker instanceof WindowClosed closed) {
      return Optional.of(closed.opens());
    }
    if (blocker instanceof Held held && held.until().isPresent()) {
      // It may be lifted before it runs out, and the gate that is to be woken then may not wake.
      Instant seldom = look.now().plus(SELDOM);
      return held.until().map(until -> until.isBefore(seldom) ? until : seldom);
    }
    if (blocker instanceof Blocker.LeaseHeld held) {
      // It is given back before it runs out, as a rule.
      return sooner(held.lease().until(), look);
    }
    if (blocker instanceof Blocker.QuotaSpent spent) {
      // A start that is taken back makes room before.
      return sooner(spent.next(), look);
    }
    if (blocker instanceof CalendarClosed closed) {
      return CalendarRule.lookAfter(closed, look.now());
    }
    boolean catchingUp =
        blocker instanceof EarlierWaveOpen
            && look.now().isBefore(look.waitingSince().plus(CATCHING_UP));
    return catchingUp ? Optional.of(look.now().plus(WHILE_CATCHING_UP)) : Optional.empty();
  }

  /** That moment, if it comes before the next look. */
  private static Optional<Instant> sooner(Instant moment, EntryLook look) {
    return Optional.of(moment).filter(look.now().plus(pause(look))::isAfter);
  }
}
