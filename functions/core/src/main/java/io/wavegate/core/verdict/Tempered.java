package io.wavegate.core.verdict;

import io.wavegate.core.people.Spoken;
import io.wavegate.core.policy.Mode;
import java.time.Instant;

/**
 * What becomes of a verdict where Wavegate may not do everything. A person's own word is done in
 * every mode.
 */
public final class Tempered {
  private Tempered() {}

  /** The verdict that the mode allows. */
  public static Verdict by(Mode mode, Verdict verdict, Spoken spoken, Instant now) {
    boolean byPerson =
        verdict instanceof Verdict.PromoteByPerson || Ordered.against(spoken).isPresent();
    if (byPerson) {
      return verdict;
    }
    return switch (mode) {
      case OBSERVE -> observed(verdict, now);
      case GATE -> gated(verdict);
      case HANDS_OFF -> verdict;
    };
  }

  /** What it would have been, of which nothing is done. */
  static Verdict.Observe observed(Verdict verdict, Instant now) {
    return new Verdict.Observe(
        verdict.word(), "would be " + verdict.word() + ": " + verdict.reason(), now);
  }

  private static Verdict gated(Verdict verdict) {
    return switch (verdict) {
      case Verdict.RollBack bad ->
          new Verdict.Halt(
              bad.reason()
                  + "; in mode gate nothing is rolled back without a person: take it back by"
                  + " wavegate rollback, or release the fix");
      case Verdict.Promote promote -> promote;
      case Verdict.PromoteByPerson byPerson -> byPerson;
      case Verdict.Observe observed -> observed;
      case Verdict.StepAside aside -> aside;
      case Verdict.Halt halt -> halt;
    };
  }
}
