package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.trace.Trace;
import java.time.Instant;
import java.util.List;

/** Holds a run against all rules. */
public final class Checker {
  private static final List<Rule> RULES =
      List.of(
          new S1Evidence(),
          new S1Forward(),
          new S1RollBack(),
          new S1Recall(),
          new S2WriteOnce(),
          new S2Retried(),
          new S3Exclusive(),
          new S4Identity(),
          new S5Rollback(),
          new S5Orders(),
          new S5Resent(),
          new S6Waves(),
          new S7Unknown(),
          new S8People(),
          new S8Watching(),
          new S8Asked(),
          new S8TakenBack(),
          new S8Heard(),
          new S9Audit(),
          new S9Rollbacks(),
          new S10Secrets(),
          new L2Watched(),
          new L2Line(),
          new L5Heartbeat(),
          new Liveness());

  private Checker() {}

  /**
   * Where the rules did not hold.
   *
   * @param plan the policy, in plain numbers
   * @param end when the run was over
   * @param calm since when nothing goes wrong any more
   */
  public static List<Breach> check(Trace trace, Plan plan, Instant end, Calm calm) {
    Story story = new Story(trace, plan, end, calm);
    return RULES.stream().flatMap(rule -> rule.breaches(story).stream()).toList();
  }
}
