package io.wavegate.local.simulate.checker;

import static io.wavegate.local.simulate.checker.Tale.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.trace.Happened.Ordered;
import io.wavegate.local.simulate.trace.Happened.PersonActed;
import io.wavegate.local.simulate.trace.Happened.PipelineMoved;
import io.wavegate.local.simulate.trace.Happened.StageMoved;
import io.wavegate.local.simulate.trace.Happened.Stood;
import io.wavegate.local.simulate.trace.Happened.Wrote;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Levers in targets: one order each, intended, and what is said to be back is (S5, S9). */
final class OrdersTest {
  private static final String ACCOUNT = "222233334444";
  private static final String REGION = "us-east-1";

  private static Tale begun() {
    return Tale.promoted()
        .invoked(Tale.STEP, "rollback-step", at(20, 0))
        .add(new StageMoved(at(1, 0), Tale.RELEASE, Tale.STAGE, "STARTED"));
  }

  private static Tale intended(Tale tale) {
    return tale.line(
        at(20, 0),
        40,
        "{\"kind\": \"INTENT\", \"wave\": \"%s\", \"text\": \"will deploy checkout:1 again, in %s/%s\"}"
            .formatted(Tale.WAVE, ACCOUNT, REGION));
  }

  private static Ordered order(Instant at, String outcome) {
    return new Ordered(
        at,
        Tale.STEP,
        ACCOUNT,
        REGION,
        "UpdateService",
        Tale.input().put("cluster", "prod").put("service", "checkout"),
        outcome);
  }

  @Test
  void s5OneTargetIsOrderedToGoBackOnce() {
    Tale once = intended(begun()).add(order(at(20, 1), ""));
    assertThat(once.breaks("S5")).isEmpty();
    assertThat(once.breaks("S9")).isEmpty();

    once.add(order(at(20, 20), "ConflictException"));
    assertThat(once.breaks("S5")).as("a refused one is none").isEmpty();

    once.add(order(at(20, 40), ""));
    assertThat(once.breaks("S5"))
        .containsExactly(
            "UpdateService checkout in 222233334444/us-east-1 was ordered twice for "
                + Tale.RELEASE);
  }

  @Test
  void s9TheIntentOfThatPlaceIsWrittenFirst() {
    assertThat(begun().add(order(at(20, 1), "")).breaks("S9"))
        .containsExactly(
            "UpdateService checkout in 222233334444/us-east-1 was ordered without an intent");
  }

  private static Stood stood(Instant at, String version, boolean isMoving) {
    return new Stood(at, Tale.STAGE, ACCOUNT, REGION, version, isMoving);
  }

  private static Tale saidToBeBack() {
    return begun()
        .add(stood(at(0, 59), "1", false))
        .add(stood(at(20, 0), "2", false))
        .wrote(
            at(25, 0),
            30,
            "ROLLBACK/" + Tale.WAVE,
            ("{\"steps\": [{\"wave\": \"%s\", \"stage\": \"%s\", \"stands\": {\"is\": \"Returned\"},"
                    + " \"target\": {\"place\": {\"account\": \"%s\", \"region\": \"%s\"}}}],"
                    + " \"alarms\": [\"%s\"], \"ends\": {\"is\": \"Recovered\"}}")
                .formatted(Tale.WAVE, Tale.STAGE, ACCOUNT, REGION, Plan.AGGREGATE));
  }

  @Test
  void s9WhatATargetIsSaidToHaveAgainItHas() {
    assertThat(saidToBeBack().add(stood(at(24, 59), "1", false)).breaks("S9")).isEmpty();
    for (Stood other : new Stood[] {stood(at(24, 59), "2", false), stood(at(24, 59), "1", true)}) {
      assertThat(saidToBeBack().add(other).breaks("S9"))
          .containsExactly(
              "the rollback of one-box says that Prod-OneBox in us-east-1 is back, and it is not");
    }
  }

  @Test
  void s9WhatAReleaseLeftBehindIsNotWhatATargetGoesBackTo() {
    Tale left =
        saidToBeBack()
            .add(stood(at(-31, 0), "0", false))
            .add(new StageMoved(at(-30, 0), Tale.BEFORE, Tale.STAGE, "STARTED"))
            .add(stood(at(24, 59), "0", false));
    assertThat(left.breaks("S9")).as("its gate was never asked").hasSize(1);
    String partition = "RELEASE/111122223333/eu-west-1/checkout-prod/" + Tale.BEFORE;
    String opened = "{\"phase\": {\"is\": \"Opened\"}}";
    String gate = "GATE/" + Tale.WAVE + "/promotion/0001";
    left.add(new Wrote(at(-25, 0), 1, 1, "CREATE", partition, gate, 1, opened, true, true));
    assertThat(left.breaks("S9")).as("nobody has judged it").isEmpty();

    Tale good = left.add(new StageMoved(at(-20, 0), Tale.BEFORE, Tale.STAGE, "SUCCEEDED"));
    assertThat(good.breaks("S9")).as("it was good").hasSize(1);
  }

  @Test
  void s9WhoeverRollsAStageBackByHandMayBringAnotherVersion() {
    String byHand = "44444444-4444-4444-4444-444444444444";
    Tale other =
        saidToBeBack()
            .add(new StageMoved(at(21, 0), byHand, Tale.STAGE, "STARTED"))
            .add(new StageMoved(at(24, 0), byHand, Tale.STAGE, "SUCCEEDED"))
            .add(stood(at(24, 59), "3", false));
    assertThat(other.breaks("S9")).hasSize(1);

    other
        .add(new PipelineMoved(at(21, 0), byHand, "STARTED", "ManualRollback"))
        .add(new PersonActed(at(21, 0), "ROLL_BACK", Tale.STAGE, "", Tale.RELEASE, true));
    assertThat(other.breaks("S9")).isEmpty();
  }

  @Test
  void l2AnOrderThatIsTakenIsARollback() {
    Tale decided = Tale.deployed().invoked(Tale.STEP, "rollback-step", at(20, 0));
    decided.decided(at(13, 1), 10, "ROLL_BACK");
    assertThat(decided.breaks("L2")).singleElement().asString().contains("led to no rollback");
    assertThat(decided.add(order(at(14, 0), "")).breaks("L2")).isEmpty();
  }
}
