package io.wavegate.handlers.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.drill.SafeRevision;
import io.wavegate.core.lever.LeverFacts.Alias;
import io.wavegate.core.model.GateKind;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestLevers;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A deployment is taken back for a test, and brought forward again, through the function's door.
 */
class RedeployKindTest {
  private static final Alias FORMER = new Alias("7", false, "r7");
  private static final Alias RELEASED = new Alias("8", false, "r8");

  private final Bench bench = Bench.open();
  private final TestLevers levers = bench.states().levers();

  /** Baked, with the new version in place. */
  private Journey baked() {
    String text = Bench.policyText();
    String part = text.substring(text.indexOf("watch-after"), text.indexOf(", on-deploy-failure"));
    bench.install(
        Bench.policy(
            part,
            part.replace(
                    "watch-after-last-wave: 1h",
                    """
                    watch-after-last-wave: 1h
                    suites:
                      smokes:
                        - {name: smoke, lambda: checkout-smoke, timeout: 5m}\
                    """)
                .replace(
                    "- {name: smoke, lambda: checkout-smoke, timeout: 5m}\n      - {name: speed",
                    "- suite: smokes\n      - {name: undo, upgrade-and-rollback: smokes}\n"
                        + "      - {name: speed")
                .replace(
                    "lever: pipeline-stage",
                    "lever: {lambda-alias: {function: checkout, alias: live}}")));
    levers.find(FORMER);
    Journey release = Journey.deploying(bench);
    levers.find(RELEASED);
    bench.time().pass(TestPipeline.DEPLOYMENT);
    assertThat(release.promotionStarted()).startsWith("gate open");
    assertThat(release.open(release.promotion())).isEqualTo("WATCH");
    bench.states().sleepOn("token-1");
    release.functions().arm(release.promotion(), "token-1", bench.time().now(), 0);
    release.passTests(release.promotion());
    bench.time().pass(Journey.BAKE);
    return release;
  }

  private static String status(JsonNode said) {
    return said.path("status").asText();
  }

  private Optional<SafeRevision> proof(Journey release) {
    String revision =
        bench.books().releases().announced(release.release()).orElseThrow().revision();
    assertThat(revision).isNotEmpty();
    return bench.books().drills().safe("checkout", revision);
  }

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

  private void pass(Journey release, String test) {
    release
        .functions()
        .recordTest(release.promotion(), test, bench.time().now(), "{\"status\": \"passed\"}");
  }

  @Test
  void nothingIsMarkedWhileATestOfTheFormerVersionHasNotPassed() {
    Journey release = baked();
    release.functions().drill(release.promotion(), "undo-back");
    levers.find(FORMER);
    release.functions().drill(release.promotion(), "undo-forward");
    levers.find(RELEASED);

    JsonNode said = release.functions().drill(release.promotion(), "undo-forward");

    assertThat(status(said)).isEqualTo("failed");
    assertThat(said.path("summary").asText()).isEqualTo("required test undo-back has not passed");
    assertThat(proof(release)).isEmpty();
  }

  @Test
  void fails() {
    Journey release = baked();
    levers.refuse("ResourceConflictException", "The operation cannot be performed at this time.");
    assertThat(status(release.functions().drill(release.promotion(), "undo-back")))
        .isEqualTo("pending");

    bench.time().pass(Duration.ofMinutes(2));
    levers.refuse("AccessDeniedException", "not authorized to perform lambda:UpdateAlias");
    JsonNode said = release.functions().drill(release.promotion(), "undo-back");

    assertThat(status(said)).isEqualTo("failed");
    assertThat(said.path("summary").asText())
        .startsWith("111122223333/eu-west-1: AccessDeniedException: not authorized");
  }

  @Test
  void answersForAnotherRevision() {
    Journey release = baked();
    release.functions().drill(release.promotion(), "undo-back");
    levers.find(new Alias("9", false, "r9"));

    JsonNode said = release.functions().drill(release.promotion(), "undo-back");

    assertThat(status(said)).isEqualTo("failed");
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
        .isEqualTo("pending");
    assertThat(levers.orders()).isEmpty();
  }

  @Test
  void nothingGoesForwardThatWasNotTakenBackAndNoOtherTestMovesAnything() {
    Journey release = baked();

    assertThat(status(release.functions().drill(release.promotion(), "undo-forward")))
        .isEqualTo("failed");
    assertThatThrownBy(() -> release.functions().drill(release.promotion(), "smoke"))
        .hasMessageContaining("the policy has no test smoke that moves the deployment");
    assertThat(levers.orders()).isEmpty();
  }

  @Test
  void aLaterAttemptGoesOnWithNothingThatItHasNotTakenBackItself() {
    Journey release = baked();
    release.functions().drill(release.promotion(), "undo-back");

    assertThat(bench.books().drills().of(release.promotion())).isPresent();
    assertThat(bench.books().drills().of(release.id("one-box", GateKind.PROMOTION, 2))).isEmpty();
  }

  @Test
  void nobodyApprovesWhatIsNotThere() {
    Journey release = baked();
    release.functions().drill(release.promotion(), "undo-back");
    levers.find(FORMER);

    assertThat(approve(release))
        .startsWith("409")
        .contains(
            "version 7 runs in 111122223333/eu-west-1, where an upgrade-and-rollback test has taken"
                + " the deployment back: it is brought forward again by itself; approve then, or"
                + " abort to leave it there");

    release.functions().drill(release.promotion(), "undo-forward");
    assertThat(approve(release)).startsWith("200");
  }

  @Test
  void aHaltOnTheWaySaysWhatIsDeployed() {
    Journey release = baked();
    release.functions().drill(release.promotion(), "undo-back");
    levers.find(FORMER);
    bench.time().pass(Duration.ofHours(12));

    assertThat(release.judge(release.promotion())).isEqualTo("HALT");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");
    release.functions().report(release.promotion());

    assertThat(bench.pages().getLast().message())
        .contains(
            "version 7 runs in 111122223333/eu-west-1, where an upgrade-and-rollback test has taken"
                + " the deployment back, and nothing brings it forward again; the transition into"
                + " the stage is disabled")
        .doesNotContain("Nothing that is deployed was changed");
  }

  @Test
  void whoeverApprovesInTheConsoleMeanwhileIsToldWhatRuns() {
    Journey release = baked();
    release.functions().drill(release.promotion(), "undo-back");
    levers.find(FORMER);
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", true, "the fair opens at noon");
    bench.time().settle();

    assertThat(release.judge(release.promotion())).isEqualTo("REPORT");
    release.functions().report(release.promotion());

    assertThat(bench.pages().getLast().subject())
        .hasValue("checkout: one-box was left on the former version");
    assertThat(bench.pages().getLast().message())
        .contains("approved by", "version 7 runs in 111122223333/eu-west-1", "nothing brings it");
  }

  private static String approve(Journey release) {
    return release
        .functions()
        .operate(
            "/services/checkout/approve",
            "ada",
            "{\"wave\": \"one-box\", \"reason\": \"the fair opens at noon\"}");
  }
}
