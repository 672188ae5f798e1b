package io.wavegate.core.verdict;

import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.WaveCases.failed;
import static io.wavegate.core.testing.WaveCases.healthy;
import static io.wavegate.core.verdict.Judged.lookedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.testing.AlarmCase;
import io.wavegate.core.testing.Policies;
import io.wavegate.core.testing.Times;
import io.wavegate.core.testing.WaveCases;
import io.wavegate.core.validation.TestDetail;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.validation.When;
import io.wavegate.core.verdict.Judgement.Decide;
import io.wavegate.core.verdict.Judgement.KeepBaking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of the end of the bake, and those that run again while it lasts. */
class LastTestsTest {
  private static final When LAST = new When.EndOfBake();
  private static final When ONCE = new When.AfterDeploy();
  private static final When QUARTERLY = new When.DuringBake(Duration.ofMinutes(15));

  private static WaveCases running(When smoke, When journeys) {
    return healthy().under(Policies.policy().running(smoke, journeys));
  }

  private static TestOutcome none() {
    return new TestOutcome.Missing();
  }

  private static TestOutcome passedAt(String time) {
    return new TestOutcome.Passed(Times.at(time), Duration.ofMinutes(1), "fine");
  }

  /** Looked at again when the longest of them must be over, with its retries. */
  private static KeepBaking runs(String lookAt, String... due) {
    return new KeepBaking(
        Times.BAKED,
        Times.at(lookAt),
        "tests of the end of the bake: " + String.join(", ", due),
        Optional.empty(),
        List.of(due));
  }

  @Test
  void whatRunsLastRunsOnceAllElseIsGood() {
    given(running(LAST, ONCE).test("smoke", true, none()))
        .when(lookedAt("10:15:00"))
        .then(judged -> assertThat(judged).isEqualTo(runs("10:35:05", "smoke")));
  }

  @Test
  void aTestThatOnlyInformsIsRunAtTheEndAndHoldsNobodyPastTheDeadline() {
    WaveCases wave = running(ONCE, LAST).test("journeys", false, none());

    assertThat(Judge.judge(wave.lookedAt(Times.SETTLED))).isEqualTo(runs("10:55:05", "journeys"));
    assertThat(Judge.judge(wave.lookedAt(Times.DEADLINE.plusSeconds(1))))
        .as("a look past the deadline promotes nothing")
        .isInstanceOf(Decide.class);
  }

  @Test
  void nothingRunsLastWhileSomethingIsMissing() {
    WaveCases blind =
        running(LAST, ONCE)
            .test("smoke", true, none())
            .aggregate(AlarmCase.alarm(Policies.AGGREGATE).unread("Throttled"));

    assertThat(Judge.judge(blind.lookedAt(Times.SETTLED)))
        .isInstanceOf(Judgement.LookAgain.class)
        .extracting("why")
        .asString()
        .doesNotContain("smoke");
  }

  @Test
  void withoutItsResultTheGateHaltsAtItsDeadline() {
    Instant late = Times.DEADLINE.plusSeconds(1);
    WaveCases wave = running(LAST, ONCE).test("smoke", true, none());

    assertThat(Judge.judge(wave.lookedAt(late)))
        .isEqualTo(
            new Decide(
                new Verdict.Halt(
                    "undecided at its deadline 11:45:00Z: required test smoke did not end after the"
                        + " bake")));
  }

  @Test
  void itsFailureRollsBack() {
    given(running(LAST, ONCE).test("smoke", true, failed()))
        .when(lookedAt("10:15:00"))
        .then(
            judged ->
                assertThat(judged)
                    .isInstanceOfSatisfying(
                        Decide.class,
                        decide ->
                            assertThat(decide.verdict()).isInstanceOf(Verdict.RollBack.class)));
  }

  @Test
  void oncePassedItIsPromoted() {
    given(running(LAST, LAST).test("smoke", true, passedAt("10:16:00")))
        .when(lookedAt("10:17:00"))
        .then(
            judged ->
                assertThat(judged)
                    .isInstanceOfSatisfying(
                        Decide.class, decide -> assertThat(decide.verdict().letsGoOn()).isTrue()));
  }

  @Test
  void aRunShortlyBeforeTheEndIsEnough() {
    assertThat(Judge.judge(quarterly("09:55:00").lookedAt(Times.SETTLED)))
        .isInstanceOf(Decide.class);
    assertThat(Judge.judge(quarterly("09:54:59").lookedAt(Times.SETTLED)))
        .as("an extended bake, or a branch that was interrupted")
        .isEqualTo(runs("10:35:05", "smoke"));
  }

  private static WaveCases quarterly(String lastRun) {
    return running(QUARTERLY, ONCE).test("smoke", true, passedAt(lastRun));
  }

  @Test
  void whatPassedOnlyAfterARetryIsSaid() {
    TestDetail flaky = new TestDetail(2, 1, "", List.of());
    TestOutcome passed =
        new TestOutcome.Passed(
            Times.at("09:12:00"), Duration.ofMinutes(2), "fine", Optional.of(flaky));

    assertThat(Judge.judge(healthy().test("smoke", true, passed).lookedAt(Times.SETTLED)))
        .extracting("verdict.reason")
        .asString()
        .endsWith("2 of 2 tests passed (1 only after a retry)");
  }

  @Test
  void whatFailedAtEveryRunDidNotPassAfterARetry() {
    TestOutcome failed =
        new TestOutcome.Failed(
            Times.at("09:12:00"),
            Duration.ofMinutes(2),
            "two of seven",
            Optional.of(new TestDetail(3, 2, "", List.of())));

    assertThat(Judge.judge(healthy().test("journeys", false, failed).lookedAt(Times.SETTLED)))
        .extracting("verdict.reason")
        .asString()
        .endsWith("1 of 2 tests passed; informative journeys failed");
  }
}
