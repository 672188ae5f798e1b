package io.wavegate.core.verdict;

import static io.wavegate.core.testing.AlarmCase.alarm;

import io.wavegate.core.evidence.AlarmFacts.Evaluation;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.FailedAction;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.testing.AlarmCase;
import io.wavegate.core.testing.Policies;
import io.wavegate.core.testing.Times;
import io.wavegate.core.testing.WaveCases;
import io.wavegate.core.validation.TestOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** A healthy wave on which chance may work: it drops, delays, blinds and breaks. */
final class WaveDraft {
  private final Random chance;
  private final List<AlarmCase> alarms = List.of(alarm(Policies.AGGREGATE), alarm(Policies.OWN));
  private final WaveCases wave = WaveCases.healthy().alarms(alarms.get(0), alarms.get(1));
  private Instant readAt = Times.SETTLED.plusSeconds(30);
  private Duration took = Duration.ofSeconds(5);

  private final List<Consumer<AlarmCase>> onAlarm =
      List.of(
          alarm -> alarm.unread("Throttled"),
          alarm -> alarm.historyUnread("Throttled"),
          alarm -> alarm.historyFrom(time(8, 58, 4)),
          alarm -> alarm.historyTo(time(10, 8, 4)),
          alarm -> alarm.is(state(), time(8, 50, 80)),
          this::flap,
          this::flap,
          alarm -> alarm.child("5xx", someOk(), someEvaluation()),
          alarm -> alarm.grandchild(someOk(), someEvaluation()),
          alarm -> alarm.evaluated(someEvaluation()),
          AlarmCase::edited,
          alarm -> alarm.readAlready(Times.SETTLED.plusSeconds(seconds(-40, 40))));

  private final List<Runnable> onWave =
      List.of(
          () -> readAt = Times.SETTLED.plusSeconds(seconds(-120, 120)),
          () -> readAt = Times.DEADLINE.plusSeconds(seconds(-120, 120)),
          () -> took = Duration.ofSeconds(seconds(-5, 90)),
          this::bakeUntil,
          this::carrier,
          this::count,
          this::smoke,
          this::journeys,
          this::alarmsOf,
          this::pins);

  WaveDraft(Random chance) {
    this.chance = chance;
  }

  /** The wave after none to three strokes of chance. */
  WaveCase drawn() {
    for (int strokes = chance.nextInt(4); strokes > 0; strokes--) {
      int stroke = chance.nextInt(onAlarm.size() + onWave.size());
      if (stroke < onAlarm.size()) {
        onAlarm.get(stroke).accept(alarms.get(chance.nextInt(2)));
      } else {
        onWave.get(stroke - onAlarm.size()).run();
      }
    }
    return wave.lookedAt(readAt, readAt.plus(took));
  }

  private void flap(AlarmCase alarm) {
    LocalTime begin = LocalTime.of(8, 58).plusSeconds(chance.nextInt(77 * 60));
    LocalTime end = begin.plusSeconds(chance.nextInt(180));
    alarm.went(state(), text(begin)).went(AlarmState.OK, text(end));
  }

  private void bakeUntil() {
    Instant until = Times.BAKED.plusSeconds(seconds(-600, 60));
    wave.watched(new WatchWindow(Times.FROM, Times.DEPLOYED, until, Times.DEADLINE));
  }

  private void carrier() {
    switch (chance.nextInt(4)) {
      case 0 -> wave.carrierUnread();
      case 1 -> wave.carrier(new CarrierLook.Holding(List.of(new FailedAction("Cell-1", ""))));
      case 2 ->
          wave.carrier(new CarrierLook.Answered(chance.nextBoolean(), "arn:jo", "", Instant.EPOCH));
      default -> wave.carrier(new CarrierLook.Gone("superseded"));
    }
  }

  private void count() {
    double[] sums = {0, 99.9, 100, 1e12, Double.NaN, Double.POSITIVE_INFINITY};
    int choice = chance.nextInt(sums.length + 1);
    if (choice < sums.length) {
      wave.traffic(sums[choice]);
    } else {
      wave.trafficUnread();
    }
  }

  private void smoke() {
    switch (chance.nextInt(3)) {
      case 0 -> wave.withoutTest("smoke");
      case 1 -> wave.test("smoke", true, new TestOutcome.Missing());
      default -> wave.test("smoke", true, WaveCases.failed());
    }
  }

  private void journeys() {
    switch (chance.nextInt(3)) {
      case 0 -> wave.withoutTest("journeys");
      case 1 -> wave.test("journeys", false, new TestOutcome.Missing());
      default -> wave.test("journeys", false, WaveCases.failed());
    }
  }

  private void alarmsOf() {
    switch (chance.nextInt(3)) {
      case 0 -> wave.alarms(alarms.get(chance.nextInt(2)));
      case 1 -> wave.alarms(alarms.get(1), alarms.get(0));
      default -> wave.alarms();
    }
  }

  private void pins() {
    switch (chance.nextInt(3)) {
      case 0 -> wave.pinned("pinned");
      case 1 -> wave.pinned();
      default -> wave.pinned("pinned", "stale");
    }
  }

  private AlarmState state() {
    return oneOf(List.of(AlarmState.values()));
  }

  /** A child in ALARM is for the composite's rule to weigh, so it is not drawn. */
  private AlarmState someOk() {
    return chance.nextBoolean() ? AlarmState.OK : AlarmState.INSUFFICIENT_DATA;
  }

  private Evaluation someEvaluation() {
    return oneOf(List.of(Evaluation.values()));
  }

  private <T> T oneOf(List<T> all) {
    return all.get(chance.nextInt(all.size()));
  }

  private int seconds(int from, int to) {
    return from + chance.nextInt(to - from);
  }

  private String time(int hour, int minute, int within) {
    return text(LocalTime.of(hour, minute).plusSeconds(chance.nextInt(within * 60)));
  }

  private static String text(LocalTime time) {
    return "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
  }
}
