package io.wavegate.core.gate;

import static io.wavegate.core.testing.Ids.gate;
import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.people.Order;
import io.wavegate.core.people.Spoken;
import io.wavegate.core.people.Word;
import io.wavegate.core.policy.RollbackRule.Scope;
import io.wavegate.core.rollback.Recall;
import io.wavegate.core.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Why a wave goes back, how far, and since when. */
class TakenBackTest {
  private static final Instant DECIDED = at("10:15:10");
  private static final Instant ASKED = at("10:10:00");
  private static final Gate BY_EVIDENCE = decided(new Verdict.RollBack("checkout-5xx went ALARM"));
  private static final Gate BY_PERSON =
      decided(new Verdict.RollBack("aborted by ada: wrong price"));
  private static final Spoken ABORTED =
      new Spoken(
          List.of(
              new Order(Order.Kind.ABORT, new Word("ada", Optional.empty(), "wrong price", ASKED))),
          List.of());

  private static Gate decided(Verdict verdict) {
    return gate(new Phase.Decided(verdict, DECIDED));
  }

  private static Optional<Recall> recall(Scope scope) {
    return Optional.of(
        new Recall(
            BY_EVIDENCE.id().gate(),
            "checkout",
            scope,
            "taken back by ada: wrong price",
            "{}",
            ASKED));
  }

  @Test
  void nothingGoesBackThatNobodyHasDecided() {
    Gate halted = decided(new Verdict.Halt("unread"));
    assertThat(TakenBack.of(halted, Optional.empty(), ABORTED, Scope.RELEASE)).isEmpty();
  }

  @Test
  void badEvidenceGoesAsFarAsThePolicySaysAndFurtherWhereAPersonWantsIt() {
    assertThat(TakenBack.of(BY_EVIDENCE, Optional.empty(), Spoken.NOTHING, Scope.WAVE))
        .contains(new TakenBack("checkout-5xx went ALARM", Scope.WAVE, DECIDED));
    assertThat(scope(BY_EVIDENCE, recall(Scope.RELEASE), Spoken.NOTHING, Scope.WAVE))
        .isEqualTo(Scope.RELEASE);
    assertThat(scope(BY_EVIDENCE, recall(Scope.WAVE), Spoken.NOTHING, Scope.RELEASE))
        .as("nobody makes it go less far than the policy")
        .isEqualTo(Scope.RELEASE);
  }

  @Test
  void whatAPersonDecidesGoesAsFarAsTheySaid() {
    assertThat(scope(BY_PERSON, recall(Scope.WAVE), ABORTED, Scope.RELEASE)).isEqualTo(Scope.WAVE);
    assertThat(scope(BY_PERSON, Optional.empty(), ABORTED, Scope.RELEASE)).isEqualTo(Scope.RELEASE);
    assertThat(scope(BY_EVIDENCE, recall(Scope.WAVE), ABORTED, Scope.RELEASE))
        .as("the gate did not decide for their word")
        .isEqualTo(Scope.RELEASE);
  }

  @Test
  void whatWasPromotedGoesBackByItsRecordAlone() {
    Gate promoted =
        gate(
            new Phase.Settled(
                new Verdict.Promote("baked", DECIDED), DECIDED, DECIDED, "let go on"));
    assertThat(TakenBack.of(promoted, recall(Scope.WAVE), Spoken.NOTHING, Scope.RELEASE))
        .contains(new TakenBack("taken back by ada: wrong price", Scope.WAVE, ASKED));
  }

  private static Scope scope(Gate gate, Optional<Recall> recall, Spoken spoken, Scope policy) {
    return TakenBack.of(gate, recall, spoken, policy).orElseThrow().scope();
  }
}
