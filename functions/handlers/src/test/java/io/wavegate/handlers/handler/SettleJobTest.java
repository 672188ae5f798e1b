package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.gate.Phase;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Intent, effect, record: at a gate that a Lambda action carries. */
class SettleJobTest {
  private final Bench bench = Bench.open();

  @Test
  void theWatchBeginsInTheTransactionOfTheIntent() {
    Journey release = Journey.atEntry(bench);
    release.judge(release.entry());
    bench.faults().refuse("PutJobSuccessResult", "InternalFailure", 500);

    assertThatThrownBy(() -> release.functions().settle(release.entry()))
        .hasMessageContaining("whether the job was answered is not known");

    assertThat(release.gate(release.entry()).phase()).isInstanceOf(Phase.Applying.class);
    assertThat(release.watch("one-box").stands())
        .isEqualTo(new Stands.Deploying(bench.time().now()));
    assertThat(bench.books().watched().all())
        .extracting(ref -> ref.alarm())
        .containsExactly("checkout-aggregate", "checkout-onebox");
  }

  @Test
  void anEntryIsLetGoOnOnceAndTheDeploymentBegins() {
    Journey release = Journey.deploying(bench);

    assertThat(release.functions().settle(release.entry())).isEqualTo("SETTLED");

    assertThat(bench.faults().calls("PutJobSuccessResult")).hasSize(1);
    assertThat(status("Prod-OneBox", "EntryGate")).isEqualTo("Succeeded");
    assertThat(bench.books().secrets().job(release.entry())).isEmpty();
  }

  @Test
  void aCrashAfterTheEffectLeadsToNoSecondOne() {
    Journey release = Journey.atEntry(bench);
    release.judge(release.entry());
    bench.faults().loseReplyOf("PutJobSuccessResult");
    assertThatThrownBy(() -> release.functions().settle(release.entry()))
        .hasMessageContaining("whether the job was answered is not known");

    assertThat(release.functions().settle(release.entry())).isEqualTo("SETTLED");

    assertThat(bench.faults().calls("PutJobSuccessResult")).hasSize(1);
    assertThat(release.gate(release.entry()).phase()).isInstanceOf(Phase.Settled.class);
  }

  @Test
  void anEntryWhoseIntentWaitedTooLongIsJudgedAgainAndWatchedFromThen() {
    Journey release = Journey.atEntry(bench);
    release.judge(release.entry());
    bench.faults().refuse("PutJobSuccessResult", "InternalFailure", 500);
    assertThatThrownBy(() -> release.functions().settle(release.entry()))
        .hasMessageContaining("not known");
    bench.faults().mend("PutJobSuccessResult");
    bench.time().pass(Duration.ofMinutes(5));

    assertThat(release.functions().settle(release.entry())).isEqualTo("JUDGE_AGAIN");
    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");
    assertThat(release.functions().settle(release.entry())).isEqualTo("SETTLED");

    assertThat(release.watch("one-box").stands())
        .isEqualTo(new Stands.Deploying(bench.time().now()));
    assertThat(bench.books().watched().all()).hasSize(2);
  }

  @Test
  void aJobThatAwaitsItsContinuationIsAway() {
    Journey release = Journey.bakingInSecond(bench);
    bench.time().pass(Duration.ofMinutes(12));
    release.functions().watch();
    release.functions().judgeAfter(release.secondPromotion(), "States.Runtime");

    assertThat(release.functions().settle(release.secondPromotion())).isEqualTo("CARRIER_AWAY");

    bench.time().pass(Duration.ofSeconds(30));
    release.functions().gate(bench.pipeline().lastJob());
    assertThat(release.functions().settle(release.secondPromotion())).isEqualTo("SETTLED");
    assertThat(status("Prod-Wave-1", "PromotionGate")).isEqualTo("Failed");
  }

  @Test
  void anActionThatTimedOutWhileItsJobWasContinuedIsNotWaitedForForEver() {
    Journey release = Journey.bakingInSecond(bench);
    bench.time().pass(Duration.ofMinutes(12));
    bench.faults().refuse("PutJobSuccessResult", "InternalFailure", 500);
    release.functions().watch();
    release.functions().judgeAfter(release.secondPromotion(), "States.Runtime");
    bench.time().pass(Duration.ofMinutes(10));
    assertThat(status("Prod-Wave-1", "PromotionGate")).as("20 minutes without").isEqualTo("Failed");

    assertThat(release.functions().settle(release.secondPromotion())).isEqualTo("SETTLED");
  }

  @Test
  void anExpiredJobIsAStandDownAndNoPromotion() {
    Journey release = Journey.atEntry(bench);
    release.judge(release.entry());
    bench.time().pass(Duration.ofMinutes(21));

    assertThat(release.functions().settle(release.entry())).isEqualTo("JUDGE_AGAIN");
    assertThat(release.judge(release.entry())).isEqualTo("REPORT");
    assertThat(release.gate(release.entry()).phase()).isInstanceOf(Phase.StoodDown.class);
  }

  @Test
  void aHaltOfAnEntryStopsTheLineBeforeTheJobFails() {
    Journey release = Journey.atEntry(bench);
    release.functions().judgeAfter(release.entry(), "States.Runtime");

    assertThat(release.functions().settle(release.entry())).isEqualTo("SETTLED");

    assertThat(bench.faults().operations())
        .containsSubsequence("DisableStageTransition", "PutJobFailureResult");
    assertThat(status("Prod-OneBox", "EntryGate")).isEqualTo("Failed");
    assertThat(bench.pipeline().isOpen("Prod-OneBox")).isFalse();
    assertThat(release.functions().report(release.entry()).path("outcome").asText())
        .isEqualTo("HALTED");
    assertThat(bench.pageSubjects()).containsExactly("checkout: one-box halted");
  }

  @Test
  void aPageThatWasNotSentIsTriedAgain() {
    Journey release = Journey.atEntry(bench);
    release.functions().judgeAfter(release.entry(), "States.Runtime");
    release.functions().settle(release.entry());
    bench.faults().refuse("Publish", "InternalFailure", 500);

    assertThatThrownBy(() -> release.functions().report(release.entry()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("anybody was paged is not known");
  }

  private String status(String stage, String action) {
    return bench.pipeline().action(stage, action).path("status").asText();
  }
}
