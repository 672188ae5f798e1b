package io.wavegate.core.rollback;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.Said;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.core.rollback.StepResult.Again;
import io.wavegate.core.rollback.StepResult.Onward;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether the alarms are OK again after a rollback, and since when. */
public final class Recovery {
  /** How long the alarm may take to recover once the stages are back. */
  static final Duration PATIENCE = Duration.ofMinutes(60);

  /** An alarm over a minute tells what happens a few minutes later. */
  private static final Duration LEAST_SETTLE = Duration.ofMinutes(3);

  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private Recovery() {}

  /** Whether the alarms are OK again. */
  public static StepResult judge(Rollback rollback, List<Reading<AlarmFacts>> alarms, Instant now) {
    if (!(rollback.ends() instanceof Ends.Recovering recovering)) {
      return new Onward(rollback, "the recovery was judged already");
    }
    List<String> open = new ArrayList<>();
    rollback.stuck().forEach(stuck -> open.add(stuck.why()));
    if (!open.isEmpty()) {
      return needsPerson(rollback, String.join("; ", open), now);
    }
    List<String> firing = notOk(rollback.alarms(), alarms);
    return firing.isEmpty()
        ? quiet(rollback, recovering, alarms, now)
        : waits(rollback, recovering, String.join("; ", firing), Duration.ZERO, now);
  }

  /**
   * All are OK. Those that were before the stages were back may speak of the time before, and one
   * that has just become OK may fire again: they stay OK for as long as they take to tell (S9).
   */
  private static StepResult quiet(
      Rollback rollback,
      Ends.Recovering recovering,
      List<Reading<AlarmFacts>> alarms,
      Instant now) {
    Instant at = at(rollback, alarms, recovering.since());
    Duration settle = settle(alarms);
    if (now.isBefore(at.plus(settle))) {
      String since = "OK only since " + Said.clock(at) + ", they settle for ";
      return waits(rollback, recovering, since + Said.duration(settle), settle, now);
    }
    Duration took = Duration.between(rollback.intendedAt(), at);
    return new Onward(
        rollback.ending(new Ends.Recovered(at, took)),
        String.join(", ", rollback.alarms()) + " OK again: recovered in " + Said.duration(took));
  }

  private static StepResult waits(
      Rollback rollback, Ends.Recovering recovering, String still, Duration longer, Instant now) {
    return now.isBefore(recovering.since().plus(PATIENCE).plus(longer))
        ? new Again(A_MINUTE, still)
        : needsPerson(
            rollback, "not recovered " + Said.duration(PATIENCE) + " after: " + still, now);
  }

  private static Duration settle(List<Reading<AlarmFacts>> alarms) {
    Duration longest = LEAST_SETTLE;
    for (Reading<AlarmFacts> reading : alarms) {
      if (reading instanceof Read<AlarmFacts> read
          && read.value().settle().compareTo(longest) > 0) {
        longest = read.value().settle();
      }
    }
    return longest.compareTo(PATIENCE) > 0 ? PATIENCE : longest;
  }

  private static Onward needsPerson(Rollback rollback, String why, Instant now) {
    return new Onward(
        rollback.ending(new Ends.NeedsPerson(why, now)), "a person must take over: " + why);
  }

  /** One sentence for each alarm that is not known to be OK. */
  static List<String> notOk(List<String> names, List<Reading<AlarmFacts>> alarms) {
    List<String> open = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (i >= alarms.size()) {
        open.add(names.get(i) + " was not read");
        continue;
      }
      switch (alarms.get(i)) {
        case Unread<AlarmFacts> unread -> open.add(names.get(i) + " was not read: " + unread.why());
        case Read<AlarmFacts> read -> {
          if (read.value().state() != AlarmState.OK) {
            open.add(names.get(i) + " is " + read.value().state());
          }
        }
      }
    }
    return open;
  }

  /** When the last alarm became OK, and never before the stages were back. */
  private static Instant at(Rollback rollback, List<Reading<AlarmFacts>> alarms, Instant back) {
    Instant last = later(back, rollback.intendedAt());
    for (Reading<AlarmFacts> reading : alarms) {
      if (reading instanceof Read<AlarmFacts> read) {
        last = later(last, read.value().since());
      }
    }
    return last;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }
}
