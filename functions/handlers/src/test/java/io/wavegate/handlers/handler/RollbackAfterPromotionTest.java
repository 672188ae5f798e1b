package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.codec.CoreJson;
import io.wavegate.core.rollback.AfterPromotion;
import io.wavegate.core.rollback.Recall;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import io.wavegate.standins.cloudwatch.AlarmValue;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An alarm after its wave was promoted takes the wave back, with a record of its own (S3). */
class RollbackAfterPromotionTest {
  private final Bench bench = Bench.open();

  private Journey firedAfterPromotion() {
    Journey release = Journey.promoted(bench);
    bench.time().pass(Duration.ofMinutes(5));
    bench.alarms().fire();
    return release;
  }

  private String alarmChange(Journey release) {
    return release.functions().alarmChange(bench.alarms().lastEvent("checkout-aggregate"));
  }

  private Optional<Recall> recall(Journey release) {
    return bench.books().releases().recall(release.release(), "one-box");
  }

  private Optional<Rollback> rollback(Journey release) {
    return bench.books().releases().rollback(release.release(), "one-box").map(Kept::value);
  }

  private String step(Journey release, String step) {
    return release.functions().step(release.promotion(), step);
  }

  @Test
  void theAlarmStartsOneRollback() {
    Journey release = firedAfterPromotion();

    assertThat(alarmChange(release)).startsWith("one-box: rollback started as checkout-one-box-");
    alarmChange(release);
    release.functions().watch();

    assertThat(bench.states().rollbacks()).hasSize(1);
    assertThat(release.timeline().getLast())
        .startsWith("ROLLBACK taken back after its promotion: checkout-aggregate went to ALARM at ")
        .contains(" after one-box was promoted (child checkout-5xx: ");
    assertThat(release.gate(release.promotion()).verdict().orElseThrow().word())
        .as("the gate's own decision stays (S2)")
        .isEqualTo("PROMOTE");
  }

  @Test
  void whatItStandsOnIsKeptAndCanBeJudgedAgain() {
    Journey release = firedAfterPromotion();
    alarmChange(release);

    Recall recall = recall(release).orElseThrow();

    AfterPromotion.Look look = CoreJson.read(recall.evidence(), AfterPromotion.Look.class);
    assertThat(AfterPromotion.judge(look))
        .isEqualTo(new AfterPromotion.Judgement.TakeBack(recall.reason()));
  }

  @Test
  void theStageGoesBackWithoutAnyActionBeingFailed() {
    Journey release = firedAfterPromotion();
    alarmChange(release);

    assertThat(step(release, "INTENT")).isEqualTo("DONE");
    assertThat(step(release, "STOP_LINE")).isEqualTo("DONE");
    bench.faults().forget();
    assertThat(step(release, "FAIL_ACTION")).isEqualTo("DONE");
    assertThat(bench.faults().operations()).isEmpty();
    assertThat(step(release, "PULL")).isEqualTo("PULLED");
    bench.time().settle();
    release.functions().gate(bench.pipeline().lastJob());
    bench.time().pass(TestPipeline.DEPLOYMENT);
    release.promotionStarted();
    bench.time().settle();
    bench.alarms().calm();
    assertThat(step(release, "VERIFY")).isEqualTo("NEXT");
    assertThat(step(release, "PULL")).isEqualTo("DONE");
    bench.time().pass(Duration.ofMinutes(4));
    assertThat(step(release, "RECOVERY")).isEqualTo("DONE");
    assertThat(step(release, "REPORT")).isEqualTo("RECOVERED");

    assertThat(bench.pipeline().rollbacks()).isEqualTo(1);
    assertThat(rollback(release).orElseThrow().ends()).isInstanceOf(Ends.Recovered.class);
    assertThat(bench.books().unfinished().rollbacks()).isEmpty();
    assertThat(bench.books().watched().all()).as("nothing is watched any more").isEmpty();
  }

  @Test
  void aLostEventIsMadeUpForByTheNextLook() {
    Journey release = firedAfterPromotion();

    release.functions().watch();

    assertThat(bench.states().rollbacks()).hasSize(1);
  }

  @Test
  void aRecallWhoseMachineWasNotStartedIsTakenUpByTheNextLook() {
    Journey release = firedAfterPromotion();
    bench.faults().refuse("StartExecution", "InternalFailure", 500);
    assertThatThrownBy(() -> alarmChange(release)).hasMessageContaining("is not known");
    assertThat(recall(release)).isPresent();
    assertThat(bench.states().rollbacks()).isEmpty();

    bench.faults().mend("StartExecution");
    release.functions().watch();

    assertThat(bench.states().rollbacks()).hasSize(1);
  }

  @Test
  void aRecallThatNobodyStartedIsFoundByReconcile() {
    Journey release = firedAfterPromotion();
    bench.faults().refuse("StartExecution", "InternalFailure", 500);
    assertThatThrownBy(() -> alarmChange(release)).hasMessageContaining("is not known");
    bench.faults().mend("StartExecution");

    release.functions().reconcile();

    assertThat(bench.states().rollbacks()).hasSize(1);
  }

  @Test
  void inModeGateAPersonIsToldOnceAndNothingIsDone() {
    bench.install(
        Bench.policy("watch-after-last-wave: 1h", "watch-after-last-wave: 1h\nmode: gate"));
    Journey release = firedAfterPromotion();

    assertThat(alarmChange(release)).startsWith("one-box: a person is told: checkout-aggregate");
    assertThat(alarmChange(release)).startsWith("one-box: told before");
    release.functions().watch();

    assertThat(bench.states().rollbacks()).isEmpty();
    assertThat(bench.pageSubjects()).containsExactly("checkout: alarm after one-box was promoted");
    assertThat(bench.pages().getFirst().message())
        .contains("in mode gate nothing is rolled back without a person");
  }

  @Test
  void aPageThatWasNotSentIsSentByTheNextDelivery() {
    bench.install(
        Bench.policy("watch-after-last-wave: 1h", "watch-after-last-wave: 1h\nmode: gate"));
    Journey release = firedAfterPromotion();
    bench.faults().refuse("Publish", "InternalFailure", 500);
    assertThatThrownBy(() -> alarmChange(release)).isInstanceOf(IllegalStateException.class);

    bench.faults().mend("Publish");
    alarmChange(release);

    assertThat(bench.pages()).hasSize(1);
  }

  @Test
  void aStageThatHoldsANewerReleaseIsLeftAndAPersonIsCalled() {
    Journey release = firedAfterPromotion();
    alarmChange(release);
    step(release, "INTENT");
    assertThat(Journey.atEntry(bench).execution()).isNotEqualTo(release.execution());

    assertThat(step(release, "PULL")).isEqualTo("AGAIN");
    bench.time().pass(Duration.ofMinutes(6));
    assertThat(step(release, "PULL")).isEqualTo("NEXT");
    assertThat(step(release, "PULL")).isEqualTo("DONE");

    assertThat(step(release, "RECOVERY")).isEqualTo("DONE");
    assertThat(rollback(release).orElseThrow().ends())
        .isInstanceOfSatisfying(
            Ends.NeedsPerson.class,
            needs -> assertThat(needs.why()).contains("holds another release"));
    assertThat(bench.pipeline().rollbacks()).isZero();
  }

  @Test
  void anAlarmThatMayBeANewerReleasesDoingIsItsGatesAndAPersonIsTold() {
    Journey release = Journey.promoted(bench);
    Journey newer = Journey.deploying(bench);
    bench.time().pass(Duration.ofMinutes(5));
    bench.alarms().fire();

    alarmChange(release);

    assertThat(recall(release)).isEmpty();
    assertThat(bench.states().rollbacks()).isEmpty();
    assertThat(bench.pages().getFirst().message())
        .contains(
            "not taken back for it: stage Prod-OneBox shows release ",
            "release " + newer.execution().substring(0, 8) + " of checkout is under way at wave");
  }

  @Test
  void anAlarmThatNobodyCanReadTakesNothingBackAndAPersonIsTold() {
    Journey release = firedAfterPromotion();
    bench.faults().refuse("DescribeAlarms", "AccessDenied", 403);
    bench.faults().refuse("DescribeAlarmHistory", "AccessDenied", 403);

    alarmChange(release);

    assertThat(bench.states().rollbacks()).isEmpty();
    assertThat(bench.pages().getFirst().message())
        .startsWith(
            "an event says that an alarm fires, and checkout-aggregate, checkout-onebox cannot be"
                + " read");
  }

  @Test
  void anAlarmOfAFurtherKindTakesTheWaveBackToo() {
    Journey release = Journey.promoted(bench);
    bench.time().pass(Duration.ofMinutes(5));
    bench.alarms().set("checkout-onebox", AlarmValue.ALARM, "Threshold Crossed");

    release.functions().alarmChange(bench.alarms().lastEvent("checkout-onebox"));

    assertThat(recall(release).orElseThrow().reason()).startsWith("checkout-onebox went to ALARM");
  }
}
