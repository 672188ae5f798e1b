package io.wavegate.core.rollback;

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
import io.wavegate.core.policy.WavePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What alarms mean for a wave that was promoted and is watched on: between two waves, and after the
 * last one. Its gate is decided for ever (S2), so that a rollback stands on evidence of its own
 * (S3).
 */
public final class AfterPromotion {
  private AfterPromotion() {}

  /**
   * All that is known.
   *
   * @param wave the wave's policy
   * @param promotedAt since when it is watched on
   * @param until until when it is watched on: what begins later is not its business, what began
   *     before counts to its end
   * @param alarms what its alarms did since then, up to now
   * @param others what else the alarms may speak of, each as a person reads it: another release
   *     that is under way beneath the same alarm, or that the stage shows by now
   * @param told whether an event said that one of them fires
   * @param readAt when the alarms were read
   */
  public record Look(
      WavePolicy wave,
      Instant promotedAt,
      Instant until,
      List<AlarmLook> alarms,
      List<String> others,
      boolean told,
      Instant readAt) {
    /** Copies the lists. */
    public Look {
      alarms = List.copyOf(alarms);
      others = List.copyOf(others);
    }

    /** The same beside what else the alarms may speak of. */
    public Look beside(List<String> found) {
      return new Look(wave, promotedAt, until, alarms, found, told, readAt);
    }
  }

  /** What it comes to. */
  public sealed interface Judgement {
    /**
     * Nothing.
     *
     * @param why for the log
     */
    record Quiet(String why) implements Judgement {}

    /**
     * Nothing yet: an alarm is in ALARM that began while the wave was watched, for no longer than
     * is tolerated so far.
     *
     * @param why for the log
     */
    record Lasting(String why) implements Judgement {}

    /**
     * A person is told, and nothing is done.
     *
     * @param why as a person reads it
     */
    record Tell(String why) implements Judgement {}

    /**
     * The wave is taken back.
     *
     * @param reason as a person reads it
     */
    record TakeBack(String reason) implements Judgement {}
  }

  /** Judges. */
  public static Judgement judge(Look look) {
    List<String> unread = new ArrayList<>();
    Optional<Judgement> found = Optional.empty();
    for (AlarmLook alarm : look.alarms()) {
      Optional<Judgement> one = fired(look, alarm);
      if (one.filter(Judgement.TakeBack.class::isInstance).isPresent()) {
        return one.get();
      }
      found = found.or(() -> one);
      if (!isRead(alarm)) {
        unread.add(alarm.name());
      }
    }
    return found.orElseGet(() -> quiet(look, unread));
  }

  static boolean isRead(AlarmLook alarm) {
    return alarm.now() instanceof Read && alarm.history() instanceof Read;
  }

  /** An event may be forged or late, but what cannot be read is no all-clear (S7). */
  private static Judgement quiet(Look look, List<String> unread) {
    String why = String.join(", ", unread) + " cannot be read";
    if (look.told() && !unread.isEmpty()) {
      return new Judgement.Tell("an event says that an alarm fires, and " + why);
    }
    return lasting(look)
        .orElseGet(() -> new Judgement.Quiet(unread.isEmpty() ? "quiet since its promotion" : why));
  }

  private static Optional<Judgement> lasting(Look look) {
    return look.alarms().stream()
        .filter(
            alarm ->
                alarm.now() instanceof Read<AlarmFacts> now
                    && now.value().state() == AlarmState.ALARM
                    && now.value().since().isBefore(look.until()))
        .findFirst()
        .map(alarm -> new Judgement.Lasting(alarm.name() + " is in ALARM, tolerated so far"));
  }

  private static Optional<Judgement> fired(Look look, AlarmLook alarm) {
    AlarmTime time = time(alarm, look.promotedAt(), look.until(), look.readAt());
    Duration tolerance = look.wave().alarms().tolerance();
    boolean forgiven = !tolerance.isZero() && time.total().compareTo(tolerance) <= 0;
    if (forgiven) {
      return Optional.empty();
    }
    Optional<Spell> since =
        time.spells().stream().filter(spell -> spell.from().isAfter(look.promotedAt())).findFirst();
    return since
        .map(spell -> tempered(look, alarm, spell))
        .or(() -> time.first().map(spell -> known(alarm)));
  }

  /** Whoever let it through with the alarm in ALARM knew: that is no new evidence. */
  private static Judgement known(AlarmLook alarm) {
    return new Judgement.Tell(alarm.name() + " was in ALARM already as the wave was promoted");
  }

  /**
   * Which of two releases an alarm speaks of cannot be told: the one that is under way has a gate
   * of its own, which takes it back.
   */
  private static Judgement tempered(Look look, AlarmLook alarm, Spell spell) {
    String fired = fired(look, alarm, spell);
    if (!look.others().isEmpty()) {
      return new Judgement.Tell(
          fired + "; not taken back for it: " + String.join("; ", look.others()));
    }
    return switch (look.wave().conduct().mode()) {
      case HANDS_OFF -> new Judgement.TakeBack(fired + " (" + cause(alarm, spell) + ")");
      case GATE, OBSERVE ->
          new Judgement.Tell(
              fired
                  + "; in mode "
                  + look.wave().conduct().mode().word()
                  + " nothing is rolled back without a person");
    };
  }

  /** The spells of an alarm that began before a watch was over. */
  static AlarmTime time(AlarmLook alarm, Instant since, Instant until, Instant readAt) {
    History history =
        alarm.history() instanceof Read<History> read
            ? read.value().datedFrom(since)
            : new History(since, readAt, List.of());
    AlarmTime time =
        alarm.now() instanceof Read<AlarmFacts> now
            ? AlarmTime.of(history, now.value())
            : AlarmTime.in(history);
    return new AlarmTime(
        time.spells().stream().filter(spell -> spell.from().isBefore(until)).toList());
  }

  private static String fired(Look look, AlarmLook alarm, Spell spell) {
    return "%s went to ALARM at %s, %s after %s was promoted"
        .formatted(
            alarm.name(),
            Said.clock(spell.from()),
            Said.duration(Duration.between(look.promotedAt(), spell.from())),
            look.wave().name());
  }

  static String cause(AlarmLook alarm, Spell spell) {
    return switch (alarm.child()) {
      case ChildCause.Child child ->
          "child " + AlarmKey.name(child.name()) + ": " + Said.reason(child.reason());
      case ChildCause.None none -> Said.reason(spell.reason());
    };
  }
}
