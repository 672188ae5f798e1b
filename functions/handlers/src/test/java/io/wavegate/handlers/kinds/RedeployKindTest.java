package io.wavegate.handlers.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.lever.LeverFacts.Alias;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * A deployment is taken back for a test, and brought forward again, through the function's door.
 */
final class RedeployKindTest extends Redeployed {
  @Test
  void passes() {
    Journey release = baked();

    assertThat(release.judge(release.promotion())).isEqualTo("WATCH");
    assertThat(status(release.functions().drill(release.promotion(), "undo-back")))
        .isEqualTo("pending");
    assertThat(levers.orders()).singleElement().asString().contains("\"7\"");
    levers.find(FORMER);
    assertThat(status(release.functions().drill(release.promotion(), "undo-back")))
        .isEqualTo("passed");
    pass(release, "undo-back");
    pass(release, "undo-smoke");

    assertThat(status(release.functions().drill(release.promotion(), "undo-forward")))
        .isEqualTo("pending");
    assertThat(proof(release)).as("it is not there yet").isEmpty();
    levers.find(RELEASED);
    assertThat(status(release.functions().drill(release.promotion(), "undo-forward")))
        .isEqualTo("passed");

    assertThat(levers.orders()).hasSize(2).last().asString().contains("\"8\"");
    assertThat(proof(release).orElseThrow().said())
        .contains("is rollback-safe (upgrade-and-rollback in one-box: version 8 to version 7");
    assertThat(release.timeline().toString())
        .contains(
            "test undo-back will point checkout:live at version 7, in 111122223333/eu-west-1",
            "test undo-forward will point checkout:live at version 8, in 111122223333/eu-west-1");
  }

  @Test
  void nothingIsMarkedWhileATestOfTheFormerVersionHasNotPassed() {
    Journey release = baked();
    release.functions().drill(release.promotion(), "undo-back");
    levers.find(FORMER);
    release.functions().drill(release.promotion(), "undo-forward");
    levers.find(RELEASED);

    JsonNode said = release.functions().drill(release.promotion(), "undo-forward");

    assertThat(status(said)).as("it is there, which the judge may go on from").isEqualTo("passed");
    assertThat(proof(release)).isEmpty();
  }

  @Test
  void fails() {
    Journey release = baked();
    release.functions().drill(release.promotion(), "undo-back");
    levers.find(FORMER);
    pass(release, "undo-back");

    release
        .functions()
        .recordTest(
            release.promotion(), "undo-smoke", bench.time().now(), "{\"status\": \"failed\"}");

    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
    assertThat(proof(release)).isEmpty();
  }

  @Test
  void anOrderThatIsRefusedForGoodSaysNothingOfTheRelease() {
    Journey release = baked();
    levers.refuse("ResourceConflictException", "The operation cannot be performed at this time.");
    assertThat(status(release.functions().drill(release.promotion(), "undo-back")))
        .isEqualTo("pending");

    bench.time().pass(Duration.ofMinutes(2));
    levers.refuse("AccessDeniedException", "not authorized to perform lambda:UpdateAlias");
    JsonNode said = release.functions().drill(release.promotion(), "undo-back");

    assertThat(said.path("summary").asText())
        .startsWith("111122223333/eu-west-1: AccessDeniedException: not authorized");
    isNoEvidence(release, said);
  }

  /** What was not run lets nothing through, and takes nothing back. */
  private void isNoEvidence(Journey release, JsonNode said) {
    assertThat(status(said)).isEqualTo("not-run");
    assertThat(
            release
                .functions()
                .recordTest(release.promotion(), "undo-back", bench.time().now(), said.toString()))
        .isEqualTo("NOT_RUN");
    assertThat(bench.books().releases().test(release.promotion(), "undo-back")).isEmpty();
  }

  @Test
  void answersForAnotherRevision() {
    Journey release = baked();
    release.functions().drill(release.promotion(), "undo-back");
    levers.find(new Alias("9", false, "r9"));

    JsonNode said = release.functions().drill(release.promotion(), "undo-back");

    isNoEvidence(release, said);
    assertThat(said.path("summary").asText())
        .isEqualTo(
            "111122223333/eu-west-1: version 9 is there, which is neither version 8 nor version 7:"
                + " somebody else has deployed");
    assertThat(levers.orders()).hasSize(1);
  }

  @Test
  void timesOut() {
    Journey release = baked();
    Instant since = bench.time().now();
    JsonNode said = release.functions().drill(release.promotion(), "undo-back");
    bench.time().pass(Duration.ofMinutes(31));

    assertThat(
            release
                .functions()
                .recordTest(release.promotion(), "undo-back", since, said.toString()))
        .isEqualTo("BAD");
    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
    assertThat(release.timeline().toString())
        .contains(
            "test undo-back failed after 31m: no result within 30m: told to point checkout:live at"
                + " version 7");
  }

  @Test
  void answersTooLate() {
    Journey release = baked();
    Instant since = bench.time().now();
    JsonNode told = release.functions().drill(release.promotion(), "undo-back");
    bench.time().pass(Duration.ofMinutes(31));
    release.functions().recordTest(release.promotion(), "undo-back", since, told.toString());
    String before = bench.books().releases().test(release.promotion(), "undo-back").toString();
    levers.find(FORMER);

    JsonNode late = release.functions().drill(release.promotion(), "undo-back");
    release.functions().recordTest(release.promotion(), "undo-back", since, late.toString());

    assertThat(status(late)).isEqualTo("passed");
    assertThat(bench.books().releases().test(release.promotion(), "undo-back").toString())
        .as("the first result stands")
        .isEqualTo(before);
  }

  @Test
  void whatCannotBeReadIsLookedAtAgain() {
    Journey release = baked();
    levers.findNoAnswer();

    assertThat(status(release.functions().drill(release.promotion(), "undo-back")))
        .isEqualTo("unread");
    assertThat(levers.orders()).isEmpty();
  }

  @Test
  void nothingGoesForwardThatWasNotTakenBackAndNoOtherTestMovesAnything() {
    Journey release = baked();

    assertThat(status(release.functions().drill(release.promotion(), "undo-forward")))
        .isEqualTo("not-run");
    assertThatThrownBy(() -> release.functions().drill(release.promotion(), "smoke"))
        .hasMessageContaining("the policy has no test smoke that moves the deployment");
    assertThat(levers.orders()).isEmpty();
  }
}
