package io.wavegate.core.rollback;

import io.wavegate.core.evidence.AlarmLook;
import io.wavegate.core.evidence.AlarmTime;
import io.wavegate.core.evidence.AlarmTime.Spell;
import io.wavegate.core.model.Said;
import io.wavegate.core.policy.WavePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What alarms mean for a wave that was not promoted and not taken back: halted, rejected, or
 * answered by nobody in time. Whoever stopped it has left what is deployed there on purpose, so
 * that nothing is done but to tell a person.
 */
public final class AfterStop {
  private AfterStop() {}

  /**
   * The time in which it is watched.
   *
   * @param at since when: as it was stopped
   * @param until until when: what begins later is not its business
   */
  public record Stopped(Instant at, Instant until) {}

  /**
   * What a person is to be told; empty where there is nothing new.
   *
   * @param wave the wave's policy
   * @param stopped since when and until when it is watched
   * @param alarms what its alarms did since then, up to now
   * @param told whether an event said that one of them fires: what cannot be read then is no
   *     all-clear (S7)
   * @param readAt when the alarms were read
   */
  public static Optional<String> told(
      WavePolicy wave, Stopped stopped, List<AlarmLook> alarms, boolean told, Instant readAt) {
    return alarms.stream()
        .flatMap(alarm -> fired(wave, stopped, alarm, readAt).stream())
        .findFirst()
        .or(() -> told ? unread(alarms) : Optional.empty());
  }

  /** One that was in ALARM as the wave was stopped is known: it may be why. */
  private static Optional<String> fired(
      WavePolicy wave, Stopped stopped, AlarmLook alarm, Instant readAt) {
    AlarmTime time = AfterPromotion.time(alarm, stopped.at(), stopped.until(), readAt);
    Duration tolerance = wave.alarms().tolerance();
    boolean forgiven = !tolerance.isZero() && time.total().compareTo(tolerance) <= 0;
    return time.spells().stream()
        .filter(spell -> !forgiven && spell.from().isAfter(stopped.at()))
        .findFirst()
        .map(spell -> said(wave, stopped, alarm, spell));
  }

  private static String said(WavePolicy wave, Stopped stopped, AlarmLook alarm, Spell spell) {
    return "%s went to ALARM at %s, %s after %s was stopped (%s)"
        .formatted(
            alarm.name(),
            Said.clock(spell.from()),
            Said.duration(Duration.between(stopped.at(), spell.from())),
            wave.name(),
            AfterPromotion.cause(alarm, spell));
  }

  private static Optional<String> unread(List<AlarmLook> alarms) {
    List<String> unread =
        alarms.stream()
            .filter(alarm -> !AfterPromotion.isRead(alarm))
            .map(AlarmLook::name)
            .toList();
    return unread.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "an event says that an alarm fires, and "
                + String.join(", ", unread)
                + " cannot be read");
  }
}
