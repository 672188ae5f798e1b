package io.wavegate.core.verdict;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmLook;
import io.wavegate.core.evidence.AlarmLook.ChildCause;
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

  /** The time in ALARM since the watch began, as far as the look shows it. */
  static AlarmTime time(WaveCase wave, AlarmLook look) {
    History history =
        look.history() instanceof Read<History> read
            ? watched(wave, read.value())
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

  /** What an alarm did before the watch began is no evidence against this release. */
  private static History watched(WaveCase wave, History history) {
    return history.from().isBefore(wave.window().from())
        ? new History(wave.window().from(), history.to(), history.transitions())
        : history;
  }

  private static String said(WaveCase wave, AlarmLook look, AlarmTime time, Spell spell) {
    StringBuilder said =
        new StringBuilder(look.name() + " went to ALARM at " + Said.clock(spell.from()) + ", ");
    Instant deployed = wave.window().deployed();
    if (spell.from().isBefore(deployed) || wave.window().isOfDeployment()) {
      said.append("during the deployment");
    } else {
      said.append(Said.duration(Duration.between(deployed, spell.from())))
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

  private static String child(AlarmLook look, Spell spell) {
    return switch (look.child()) {
      case ChildCause.Child child ->
          " (child " + AlarmKey.name(child.name()) + ": " + Said.reason(child.reason()) + ")";
      case ChildCause.None none -> " (" + Said.reason(spell.reason()) + ")";
    };
  }
}
