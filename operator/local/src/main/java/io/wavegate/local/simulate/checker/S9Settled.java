package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.AlarmTruth.Spell;
import io.wavegate.local.simulate.checker.Records.Written;
import io.wavegate.local.simulate.trace.Happened.StageMoved;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * S9 of a recovery: an alarm speaks of minutes that are over. One that is OK as a stage comes back
 * may not have heard yet of what was deployed there, and one that has just become OK may fire
 * again, so that both have to be a while ago before a rollback says that the service recovered.
 */
final class S9Settled {
  /** Two clocks that are read beside CloudWatch's may be so far apart. */
  private static final Duration CLOCKS = Duration.ofSeconds(30);

  /** Three minutes are the least in which an alarm tells of what is there. */
  private static final Duration SETTLED = Duration.ofMinutes(3).minus(CLOCKS);

  /** What a look has read may be so old. */
  private static final Duration READ_WITHIN = Duration.ofSeconds(60);

  private S9Settled() {}

  /** An alarm that was not OK, or not for long enough, as it was said to be OK again. */
  static Optional<Breach> said(Story story, String alarm, Written last) {
    if (story.alarms().firstIn(alarm, "OK", seen(last), last.at()).isEmpty()) {
      return Optional.of(
          S9Rollbacks.breach(last, last.at(), "says recovered while " + alarm + " was not"));
    }
    boolean settled =
        story.alarms().spells(alarm, "OK").stream().anyMatch(spell -> isSettled(spell, last));
    return settled
        ? Optional.empty()
        : Optional.of(
            S9Rollbacks.breach(last, last.at(), "says recovered before " + alarm + " had settled"));
  }

  /** Whether there was a moment for the look at which it had been OK for long enough. */
  private static boolean isSettled(Spell spell, Written last) {
    Instant settled = spell.from().plus(SETTLED);
    Instant look = settled.isBefore(seen(last)) ? seen(last) : settled;
    return !look.isAfter(last.at()) && look.isBefore(spell.to());
  }

  private static Instant seen(Written last) {
    return last.at().minus(READ_WITHIN);
  }

  /** A recovery that is said before the alarms can have heard of the stage that came back last. */
  static Optional<Breach> tooSoon(Story story, Written last) {
    return last.returned().entrySet().stream()
        .flatMap(back -> cameBack(story, back, last).stream())
        .max(Instant::compareTo)
        .filter(back -> last.at().isBefore(back.plus(SETTLED)))
        .map(
            back ->
                S9Rollbacks.breach(
                    last,
                    last.at(),
                    "says recovered too soon: its last stage was back at " + back));
  }

  private static Optional<Instant> cameBack(
      Story story, Map.Entry<String, String> back, Written last) {
    return story
        .before(last.index())
        .filter(StageMoved.class::isInstance)
        .map(StageMoved.class::cast)
        .filter(moved -> moved.stage().equals(back.getKey()))
        .filter(moved -> moved.execution().equals(back.getValue()))
        .filter(moved -> moved.state().equals("SUCCEEDED"))
        .map(StageMoved::at)
        .reduce((earlier, later) -> later);
  }
}
