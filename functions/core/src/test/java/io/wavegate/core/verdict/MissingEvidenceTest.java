package io.wavegate.core.verdict;

import static io.wavegate.core.testing.AlarmCase.alarm;
import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Policies.AGGREGATE;
import static io.wavegate.core.testing.Policies.OWN;
import static io.wavegate.core.testing.WaveCases.healthy;
import static io.wavegate.core.verdict.Judged.halts;
import static io.wavegate.core.verdict.Judged.lookedAt;
import static io.wavegate.core.verdict.Judged.looksAgain;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.AlarmFacts.Evaluation;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.policy.TrafficRule;
import io.wavegate.core.testing.AlarmCase;
import io.wavegate.core.testing.Policies;
import io.wavegate.core.testing.Times;
import io.wavegate.core.testing.WaveCases;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.verdict.Judgement.LookAgain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Unread, unknown, partial: looked at again until the deadline, then halted, never promoted. */
class MissingEvidenceTest {
  @Test
  void anAlarmThatWasNotReadIsLookedAtAgainAndHaltsAtTheDeadline() {
    staysOpen(
        aggregate(alarm(AGGREGATE).unread("Throttled")),
        "checkout-aggregate was not read: Throttled");
  }

  @Test
  void anAlarmThatWasLeftOutIsNotOk() {
    staysOpen(
        healthy().alarms(alarm(AGGREGATE)),
        "alarms looked at: [checkout-aggregate], wanted: [checkout-aggregate, checkout-onebox]");
  }

  @Test
  void anotherAlarmThanThePolicysIsNotOk() {
    staysOpen(
        healthy().alarms(alarm(AGGREGATE), alarm("checkout-other")),
        "alarms looked at: [checkout-aggregate, checkout-other], wanted: [checkout-aggregate,"
            + " checkout-onebox]");
  }

  @Test
  void insufficientDataIsNotOk() {
    staysOpen(
        aggregate(alarm(AGGREGATE).is(AlarmState.INSUFFICIENT_DATA, "08:00:00")),
        "checkout-aggregate is INSUFFICIENT_DATA: is INSUFFICIENT_DATA");
  }

  @Test
  void anAlarmThatIsEvaluatedOnlyInPartIsNotOk() {
    staysOpen(
        aggregate(alarm(AGGREGATE).evaluated(Evaluation.FAILURE)),
        "checkout-aggregate is not fully evaluated: FAILURE");
  }

  @Test
  void anOkCompositeOverABlindChildIsNotOk() {
    staysOpen(
        aggregate(alarm(AGGREGATE).child("5xx", AlarmState.INSUFFICIENT_DATA, Evaluation.COMPLETE)),
        "checkout-aggregate reads OK while its child 5xx is INSUFFICIENT_DATA");
  }

  @Test
  void anOkCompositeOverAChildWithPartialDataIsNotOk() {
    staysOpen(
        aggregate(alarm(AGGREGATE).child("5xx", AlarmState.OK, Evaluation.PARTIAL_DATA)),
        "checkout-aggregate reads OK while its child 5xx is PARTIAL_DATA");
  }

  @Test
  void aBlindAlarmTwoLevelsDownIsNotOk() {
    staysOpen(
        aggregate(alarm(AGGREGATE).grandchild(AlarmState.INSUFFICIENT_DATA, Evaluation.COMPLETE)),
        "child reads OK while its child grandchild is INSUFFICIENT_DATA");
  }

  @Test
  void aHistoryThatWasNotReadIsNotQuiet() {
    staysOpen(
        aggregate(alarm(AGGREGATE).historyUnread("cut at page 3")),
        "the history of checkout-aggregate was not read: cut at page 3");
  }

  @Test
  void aHistoryThatBeginsTooLateIsNotQuiet() {
    staysOpen(
        aggregate(alarm(AGGREGATE).historyFrom("09:00:01")),
        "the history of checkout-aggregate does not cover the window");
  }

  @Test
  void aHistoryThatEndsTooEarlyIsNotQuiet() {
    staysOpen(
        aggregate(alarm(AGGREGATE).historyTo("10:09:59")),
        "the history of checkout-aggregate does not cover the window");
  }

  @Test
  void trafficThatWasNotCountedIsNotEnough() {
    staysOpen(
        healthy().trafficUnread(),
        "AWS/ApiGateway Count{ApiName=checkout} was not read: Throttled");
  }

  @Test
  void trafficOfAnotherMetricIsNotEnough() {
    var rule = Policies.traffic();
    var other = new TrafficRule(rule.namespace(), "Latency", rule.dimensions(), rule.atLeast());
    staysOpen(healthy().countedBy(other), "traffic was not counted for every rule");
  }

  @Test
  void aRequiredTestWithoutAResultIsNotPassed() {
    staysOpen(
        healthy().test("smoke", true, new TestOutcome.Missing()),
        "required test smoke has no result");
  }

  @Test
  void aTestThatIsLeftOutIsNotPassed() {
    staysOpen(
        healthy().withoutTest("journeys"),
        "tests with evidence: [smoke], wanted: [smoke, journeys (informative)]");
  }

  @Test
  void aRequiredTestIsNotMadeInformativeByItsEvidence() {
    staysOpen(
        healthy().test("smoke", false, new TestOutcome.Missing()),
        "tests with evidence: [smoke (informative), journeys (informative)], wanted: [smoke,"
            + " journeys (informative)]");
  }

  @Test
  void anInformativeTestWithoutAResultHoldsNobodyUp() {
    assertThat(
            Judge.judge(
                healthy()
                    .test("journeys", false, new TestOutcome.Missing())
                    .lookedAt(Times.SETTLED)))
        .isInstanceOf(Judgement.Decide.class);
  }

  @Test
  void everythingThatIsMissingIsSaid() {
    given(
            healthy()
                .carrierUnread()
                .alarms(alarm(AGGREGATE).unread("Throttled"), alarm(OWN))
                .trafficUnread())
        .when(lookedAt("10:15:00"))
        .then(
            looksAgain(
                "10:15:35",
                "the stage was not read: AccessDenied; checkout-aggregate, AWS/ApiGateway"
                    + " Count{ApiName=checkout} were not read: Throttled"));
  }

  @Test
  void looksThinOutAndTheOneAfterTheDeadlineIsTaken() {
    WaveCases unread = aggregate(alarm(AGGREGATE).unread("Throttled"));
    List<Instant> looks = new ArrayList<>();
    Instant next = Times.SETTLED;
    while (Judge.judge(unread.lookedAt(next, next)) instanceof LookAgain again) {
      assertThat(again.at()).isAfter(next);
      looks.add(again.at());
      next = again.at();
    }
    assertThat(looks).hasSizeLessThan(30).startsWith(Times.at("10:15:30"), Times.at("10:16:00"));
    assertThat(looks.getLast()).isEqualTo(Times.DEADLINE.plusSeconds(1));
    assertThat(looks.get(looks.size() - 3).plus(Judge.LATEST_LOOK))
        .isEqualTo(looks.get(looks.size() - 2));
  }

  private static WaveCases aggregate(AlarmCase alarm) {
    return healthy().aggregate(alarm);
  }

  private static void staysOpen(WaveCases wave, String missing) {
    given(wave).when(lookedAt("10:15:00")).then(looksAgain("10:15:35", missing));
    given(wave)
        .when(lookedAt("11:45:01"))
        .then(halts("undecided at its deadline 11:45:00Z: " + missing));
  }
}
