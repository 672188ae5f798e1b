package io.wavegate.core.verdict;

import static io.wavegate.core.testing.WaveCases.failed;
import static io.wavegate.core.testing.WaveCases.healthy;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.testing.Policies;
import io.wavegate.core.testing.Times;
import io.wavegate.core.testing.WaveCases;
import io.wavegate.core.validation.TestEvidence;
import io.wavegate.core.validation.TestKind;
import io.wavegate.core.validation.TestKind.Version;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.core.validation.TestTerms;
import io.wavegate.core.validation.When;
import io.wavegate.core.verdict.Judgement.Decide;
import io.wavegate.core.verdict.Judgement.KeepBaking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The deployment is taken back, tested, and brought forward again, one after the other. */
class UpgradeAndRollbackTest {
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final TestOutcome NONE = new TestOutcome.Missing();
  private static final List<TestSpec> CHAIN =
      List.of(
          move("back", Version.FORMER, new When.AfterAll()),
          again("back-smoke", true),
          again("back-extra", false),
          move(
              "forward",
              Version.RELEASED,
              new When.OnceOver("back", List.of("back-smoke", "back-extra"))));

  private static TestSpec move(String name, Version version, When when) {
    return new TestSpec(
        name, new TestKind.Redeploy(version), new TestTerms(HALF_AN_HOUR, true, when, 0));
  }

  private static TestSpec again(String name, boolean required) {
    return new TestSpec(
        name,
        new TestKind.Lambda("checkout-smoke"),
        new TestTerms(Duration.ofMinutes(5), required, new When.OnceBack("back"), 0));
  }

  private static TestOutcome passed() {
    return new TestOutcome.Passed(Times.at("10:16:00"), Duration.ofMinutes(1), "fine");
  }

  private static Judgement judged(
      Instant now, TestOutcome back, TestOutcome smoke, TestOutcome extra, TestOutcome forward) {
    return Judge.judge(wave(back, smoke, extra, forward).lookedAt(now));
  }

  private static WaveCases wave(
      TestOutcome back, TestOutcome smoke, TestOutcome extra, TestOutcome forward) {
    return healthy()
        .under(Policies.policy().testing(CHAIN))
        .tests(
            new TestEvidence("back", true, back),
            new TestEvidence("back-smoke", true, smoke),
            new TestEvidence("back-extra", false, extra),
            new TestEvidence("forward", true, forward));
  }

  private static boolean isOver(int ended, TestOutcome back, TestOutcome smoke, TestOutcome extra) {
    return Judge.isRoundOver(
        wave(back, smoke, extra, NONE).lookedAt(Times.SETTLED), CHAIN.get(ended));
  }

  @Test
  void whoSleepsForARoundWakesWithItsLastTestAndInterruptsNone() {
    assertThat(isOver(0, passed(), NONE, NONE)).isTrue();
    assertThat(isOver(1, passed(), passed(), NONE)).as("the other one runs still").isFalse();
    assertThat(isOver(2, passed(), passed(), failed())).isTrue();
  }

  private static List<String> due(
      TestOutcome back, TestOutcome smoke, TestOutcome extra, TestOutcome forward) {
    return ((KeepBaking) judged(Times.SETTLED, back, smoke, extra, forward)).due();
  }

  @Test
  void eachRoundBeginsOnceTheOneBeforeHasEnded() {
    assertThat(due(NONE, NONE, NONE, NONE)).containsExactly("back");
    assertThat(due(passed(), NONE, NONE, NONE)).containsExactly("back-smoke", "back-extra");
    assertThat(due(passed(), passed(), NONE, NONE))
        .as("the former version is there until all has run against it")
        .containsExactly("back-extra");
    assertThat(due(passed(), passed(), failed(), NONE))
        .as("what only informs has ended too")
        .containsExactly("forward");
  }

  @Test
  void onceItIsForwardAgainTheWaveIsPromoted() {
    assertThat(judged(Times.at("10:30:00"), passed(), passed(), passed(), passed()))
        .isInstanceOfSatisfying(
            Decide.class, decide -> assertThat(decide.verdict().letsGoOn()).isTrue());
  }

  @Test
  void whatFailsOnTheWayRollsBack() {
    assertThat(verdict(Times.SETTLED, failed(), NONE, NONE)).isInstanceOf(Verdict.RollBack.class);
    assertThat(verdict(Times.SETTLED, passed(), failed(), NONE))
        .isInstanceOf(Verdict.RollBack.class);
    assertThat(verdict(Times.SETTLED, passed(), passed(), failed()))
        .isInstanceOf(Verdict.RollBack.class);
  }

  private static Verdict verdict(
      Instant now, TestOutcome back, TestOutcome smoke, TestOutcome forward) {
    return ((Decide) judged(now, back, smoke, passed(), forward)).verdict();
  }

  @Test
  void whatElseRunsAtTheEndRunsAgainstTheNewVersionBefore() {
    List<TestSpec> more = new ArrayList<>(CHAIN);
    more.addFirst(
        new TestSpec(
            "load",
            new TestKind.Lambda("checkout-load"),
            new TestTerms(HALF_AN_HOUR, false, new When.EndOfBake(), 0)));
    TestEvidence[] none =
        more.stream()
            .map(test -> new TestEvidence(test.name(), test.required(), NONE))
            .toArray(TestEvidence[]::new);
    WaveCases wave = healthy().under(Policies.policy().testing(more)).tests(none);

    assertThat(((KeepBaking) Judge.judge(wave.lookedAt(Times.SETTLED))).due())
        .containsExactly("load");
    wave.test("load", false, failed());
    assertThat(((KeepBaking) Judge.judge(wave.lookedAt(Times.SETTLED))).due())
        .containsExactly("back");
  }

  @Test
  void pastTheDeadlineNothingIsPromotedThatIsNotForwardAgain() {
    Instant late = Times.DEADLINE.plusSeconds(1);

    assertThat(((Decide) judged(late, passed(), passed(), NONE, NONE)).verdict())
        .isInstanceOf(Verdict.Halt.class)
        .extracting(Verdict::reason)
        .asString()
        .contains("required test forward did not end after the bake");
  }

  @Test
  void whileAPersonWouldBeAskedTheReleaseIsBroughtForwardFirst() {
    Instant late = Times.DEADLINE.plusSeconds(1);
    WaveCase wave =
        healthy()
            .under(Policies.policy().testing(CHAIN).asking(Duration.ofHours(4)))
            .tests(
                new TestEvidence("back", true, passed()),
                new TestEvidence("back-smoke", true, NONE),
                new TestEvidence("back-extra", false, NONE),
                new TestEvidence("forward", true, NONE))
            .lookedAt(late);

    assertThat(((KeepBaking) Judge.judge(wave)).due()).containsExactly("forward");
  }

  @Test
  void anExtendedBakeDoesNotLeaveTheFormerVersionThere() {
    assertThat(((KeepBaking) judged(Times.at("09:30:00"), passed(), passed(), NONE, NONE)).due())
        .as("before the bake is over")
        .containsExactly("back-extra");
  }

  @Test
  void afterwardsTheAlarmsSettleUntilTheySpeakOfTheReleaseAgain() {
    TestOutcome forward =
        new TestOutcome.Passed(Times.at("10:30:00"), Duration.ofMinutes(1), "fine");

    assertThat(judged(Times.at("10:34:59"), passed(), passed(), passed(), forward))
        .isEqualTo(
            new Judgement.LookAgain(Times.at("10:35:00"), "settles after it was brought forward"));
    assertThat(judged(Times.at("10:35:00"), passed(), passed(), passed(), forward))
        .isInstanceOf(Decide.class);
  }

  @Test
  void whatAnEarlierAttemptHasTakenBackIsNotPromoted() {
    WaveCases wave = healthy().left("version 7 runs there");

    assertThat(Judge.judge(wave.lookedAt(Times.SETTLED)))
        .isEqualTo(new Decide(new Verdict.Halt("version 7 runs there")));
  }

  @Test
  void aRequiredTestWhoseTurnNeverCameIsNoPromotion() {
    TestSpec lost =
        new TestSpec(
            "lost",
            new TestKind.Lambda("checkout-smoke"),
            new TestTerms(HALF_AN_HOUR, true, new When.OnceBack("of-no-wave"), 0));
    WaveCases wave =
        healthy()
            .under(Policies.policy().testing(List.of(lost)))
            .tests(new TestEvidence("lost", true, NONE));

    assertThat(Judge.judge(wave.lookedAt(Times.SETTLED)))
        .isEqualTo(
            new Decide(
                new Verdict.Halt("required test lost has no result, and its turn has not come")));
  }

  @Test
  void theRoundsAddUp() {
    assertThat(TestSpec.longestAfter(CHAIN)).isEqualTo(Duration.ofMinutes(65));
    assertThat(TestSpec.longestBeside(CHAIN)).isZero();
  }
}
