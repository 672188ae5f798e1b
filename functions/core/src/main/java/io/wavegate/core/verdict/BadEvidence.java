package io.wavegate.core.verdict;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmLook;
import io.wavegate.core.evidence.AlarmLook.ChildCause;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.AlarmTime;
import io.wavegate.core.evidence.AlarmTime.Spell;
import io.wavegate.core.evidence.History;
import io.wavegate.core.model.AlarmKey;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Said;
import io.wavegate.core.people.Exemption;
import io.wavegate.core.policy.RollbackRule.OnDeployFailure;
import io.wavegate.core.validation.TestEvidence;
import io.wavegate.core.validation.TestOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Positive bad evidence: the only thing that rolls back. */
final class BadEvidence {
  private BadEvidence() {}

  /** The first piece of it, as a reason with its arithmetic. */
  static Optional<String> in(WaveCase wave) {
    for (AlarmLook look : wave.evidence().alarms()) {
      Optional<String> fired = fired(wave, look);
      if (fired.isPresent()) {
        return fired;
      }
    }
    for (TestEvidence test : wave.evidence().tests()) {
      if (test.required() && test.outcome() instanceof TestOutcome.Failed failed) {
        return Optional.of(
            "required test "
                + test.name()
                + " failed at "
                + Said.clock(failed.at())
                + " after "
                + Said.duration(failed.took())
                + ": "
                + failed.why());
      }
    }
    Optional<String> dropped = Dropped.in(wave);
    if (dropped.isPresent()) {
      return dropped;
    }
    return wave.policy().rollback().onDeployFailure() == OnDeployFailure.ROLL_BACK
        ? FailedDeployment.in(wave)
        : Optional.empty();
  }

  /** An ALARM in the history counts also where the alarm itself cannot be read any more. */
  private static Optional<String> fired(WaveCase wave, AlarmLook look) {
    AlarmTime time = time(wave, look);
    Duration tolerance = wave.policy().alarms().tolerance();
    boolean forgiven = !tolerance.isZero() && time.total().compareTo(tolerance) <= 0;
    return forgiven ? Optional.empty() : time.first().map(spell -> said(wave, look, time, spell));
  }

  /**
   * The time in ALARM since the watch began, as far as the look shows it: what an alarm did before
   * is no evidence against this release.
   */
  static AlarmTime time(WaveCase wave, AlarmLook look) {
    History history =
        look.history() instanceof Read<History> read
            ? read.value().datedFrom(wave.window().from())
            : new History(wave.window().from(), wave.evidence().readAt(), List.of());
    AlarmTime time =
        look.now() instanceof Read<AlarmFacts> now
            ? AlarmTime.of(history, now.value())
            : AlarmTime.in(history);
    return mends(wave)
        ? new AlarmTime(time.spells().stream().filter(s -> isNew(wave, s)).toList())
        : time;
  }

  /** A release that was let in to mend an alarm is not blamed for the spell it found. */
  private static boolean mends(WaveCase wave) {
    return wave.spoken().exempt(Exemption.Kind.FIRING_ALARM, wave.window().from()).isPresent();
  }

  private static boolean isNew(WaveCase wave, Spell spell) {
    return spell.from().isAfter(wave.window().from());
  }

  private static String said(WaveCase wave, AlarmLook look, AlarmTime time, Spell spell) {
    StringBuilder said = new StringBuilder(look.name());
    Instant deployed = wave.window().deployed();
    String began = " went to ALARM at " + Said.clock(spell.from()) + ", ";
    if (isFound(wave, look, spell)) {
      said.append(already(wave, look));
    } else if (spell.from().isBefore(deployed) || wave.window().isOfDeployment()) {
      said.append(began).append("during the deployment");
    } else {
      said.append(began)
          .append(Said.duration(Duration.between(deployed, spell.from())))
          .append(" into a ")
          .append(Said.duration(wave.policy().bake().length()))
          .append(" bake");
    }
    if (wave.policy().alarms().tolerates()) {
      said.append("; ")
          .append(Said.duration(time.total()))
          .append(" in ALARM, ")
          .append(wave.policy().alarms().tolerated());
    }
    return said.append(child(look, spell)).toString();
  }

  /** Whether the spell was there before: it is cut off as the watch began then. */
  private static boolean isFound(WaveCase wave, AlarmLook look, Spell spell) {
    Instant from = wave.window().from();
    boolean inTheSameMoment =
        since(look).filter(from::equals).isPresent()
            || (look.history() instanceof Read<History> read && beganAt(from, read.value()));
    return !isNew(wave, spell) && !inTheSameMoment;
  }

  private static boolean beganAt(Instant from, History history) {
    return history.transitions().stream()
        .anyMatch(change -> change.to() == AlarmState.ALARM && change.at().equals(from));
  }

  /** Since when it is in ALARM, if it is. */
  private static Optional<Instant> since(AlarmLook look) {
    return look.now() instanceof Read<AlarmFacts> now && now.value().state() == AlarmState.ALARM
        ? Optional.of(now.value().since())
        : Optional.empty();
  }

  private static String already(WaveCase wave, AlarmLook look) {
    Instant from = wave.window().from();
    return " was in ALARM already"
        + since(look).filter(from::isAfter).map(at -> ", since " + Said.clock(at) + ",").orElse("")
        + " as the deployment began at "
        + Said.clock(from);
  }

  private static String child(AlarmLook look, Spell spell) {
    return switch (look.child()) {
      case ChildCause.Child child ->
          " (child " + AlarmKey.name(child.name()) + ": " + Said.reason(child.reason()) + ")";
      case ChildCause.None none -> " (" + Said.reason(spell.reason()) + ")";
    };
  }
}
