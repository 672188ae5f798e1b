package io.wavegate.core.rollback;

import static io.wavegate.core.rollback.Rollbacks.listed;
import static io.wavegate.core.rollback.Rollbacks.rollingBack;
import static io.wavegate.core.rollback.Rollbacks.standard;
import static io.wavegate.core.testing.Given.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.model.Reading;
import io.wavegate.core.testing.Times;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What else a rollback takes back, beside the release itself. */
class EarlierTest {
  private static final String RETURN =
      "rollback would return Prod-OneBox to target, revision rev-targ (sum)";

  private static PastExecution change(String revision, String status, String at, String summary) {
    Instant started = Times.at(at);
    return new PastExecution(
        "x-" + at, false, "", status, revision, summary, started, started.plusSeconds(60));
  }

  private static final PastExecution TARGET = standard("target", "07:00:00");
  private static final PastExecution OWN = standard("own", "09:00:00");

  @Test
  void whatWasSupersededOrFailedInBetweenGoesBackToo() {
    given(
            listed(
                OWN,
                change("9a8b7c6d5e", "Failed", "08:00:00", "Add page"),
                change("1f2e3d4c5b", "Superseded", "08:30:00", "Fix tax\n\nThe rate was 19."),
                change("7777777777", "Stopped", "07:30:00", ""),
                TARGET))
        .when(EarlierTest::planned)
        .then(
            says(
                ", and takes 3 earlier changes along: 1f2e3d4c (Fix tax), 9a8b7c6d (Add page),"
                    + " 77777777"));
  }

  @Test
  void threeAreNamedAndTheOthersCounted() {
    given(
            listed(
                OWN,
                change("55555555", "Failed", "08:05:00", "five"),
                change("44444444", "Failed", "08:04:00", "four"),
                change("33333333", "Failed", "08:03:00", "three"),
                change("22222222", "Failed", "08:02:00", "two"),
                change("11111111", "Failed", "08:01:00", "one"),
                TARGET))
        .when(EarlierTest::planned)
        .then(
            says(
                ", and takes 5 earlier changes along: 55555555 (five), 44444444 (four), 33333333"
                    + " (three) and 2 more"));
  }

  @Test
  void whatCameBeforeTheTargetOrAfterTheReleaseStays() {
    given(
            listed(
                change("99999999", "Failed", "09:00:01", "newer"),
                OWN,
                TARGET,
                change("11111111", "Failed", "06:59:59", "older")))
        .when(EarlierTest::planned)
        .then(says(""));
  }

  @Test
  void aRollbackIsNoChange() {
    given(listed(OWN, rollingBack("r1", "target", "08:00:00"), TARGET))
        .when(EarlierTest::planned)
        .then(says(""));
  }

  /** It went through the pipeline well and was taken back: the release holds it all the same. */
  @Test
  void whatWasRolledBackBeforeGoesBackToo() {
    given(
            listed(
                OWN,
                rollingBack("r1", "target", "08:30:00"),
                change("badbadbad", "Succeeded", "08:00:00", "Break tax"),
                TARGET))
        .when(EarlierTest::planned)
        .then(says(", and takes 1 earlier change along: badbadba (Break tax)"));
  }

  @Test
  void aRevisionThatWasReleasedTwiceIsOneChangeAndTheReleasesOwnIsNone() {
    given(
            listed(
                OWN,
                change("rev-own", "Failed", "08:40:00", "the release's own, tried before"),
                change("12345678", "Failed", "08:30:00", "again"),
                change("12345678", "Failed", "08:20:00", "again"),
                change("rev-target", "Failed", "08:10:00", "the target, tried again"),
                TARGET))
        .when(EarlierTest::planned)
        .then(says(", and takes 1 earlier change along: 12345678 (again)"));
  }

  @Test
  void anExecutionWithoutARevisionIsNamedByItself() {
    given(listed(OWN, change("", "Failed", "08:30:00", ""), TARGET))
        .when(EarlierTest::planned)
        .then(says(", and takes 1 earlier change along: x-08:30:"));
  }

  @Test
  void aLongMessageIsCut() {
    given(listed(OWN, change("12345678", "Failed", "08:30:00", "\uD83D\uDE00".repeat(61)), TARGET))
        .when(EarlierTest::planned)
        .then(
            says(
                ", and takes 1 earlier change along: 12345678 ("
                    + "\uD83D\uDE00".repeat(60)
                    + "...)"));
  }

  @Test
  void whatIsNotReadIsSaid() {
    given(Rollbacks.<List<PastExecution>>unread())
        .when(EarlierTest::planned)
        .then(says("; what else it carries is not known: Throttled"));
  }

  @Test
  void aListThatLacksOneOfTheEndsSaysNothing() {
    given(listed(OWN))
        .when(EarlierTest::planned)
        .then(
            says(
                "; what else it carries is not known: CodePipeline does not list execution"
                    + " target"));
    given(listed(TARGET))
        .when(EarlierTest::planned)
        .then(
            says("; what else it carries is not known: CodePipeline does not list execution own"));
  }

  @Test
  void executionsAreReadFromTheTargetOnOrFromTheFirstRollbackToIt() {
    RollbackPlan plan = plan();

    assertThat(Earlier.since(plan, List.of(OWN, TARGET))).isEqualTo(Times.at("07:00:00"));
    assertThat(
            Earlier.since(
                plan,
                List.of(
                    OWN,
                    rollingBack("r2", "target", "08:40:00"),
                    rollingBack("r1", "target", "08:30:00"))))
        .isEqualTo(Times.at("08:30:00"));
    assertThat(Earlier.since(plan, List.of())).isEqualTo(plan.succeededAt());
  }

  private static RollbackPlan plan() {
    return new RollbackPlan("Prod-OneBox", "target", "rev-target", "sum", Times.at("07:20:00"));
  }

  private static RollbackPlan planned(Reading<List<PastExecution>> recent) {
    return Earlier.along(plan(), "own", recent);
  }

  private static Consumer<RollbackPlan> says(String behind) {
    return plan -> assertThat(plan.said()).isEqualTo(RETURN + behind);
  }
}
