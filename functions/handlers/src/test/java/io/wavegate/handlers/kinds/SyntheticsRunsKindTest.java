package io.wavegate.handlers.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.handlers.testing.Trial;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The runs of a canary of Synthetics, looked at until they say enough. A run knows no revision: it
 * is of another one if it began before the deployment ended.
 */
class SyntheticsRunsKindTest {
  private static final String RUNS = "synthetics: {canary: checkout-pages, runs: 2}, timeout: 30m";

  private final Trial trial = Trial.of(RUNS);

  private static JsonNode look(Trial trial, String... runs) {
    return trial.looked("{\"CanaryRuns\": [" + String.join(",", runs) + "]}");
  }

  private String word(String... runs) {
    return Trial.word(look(trial, runs));
  }

  /** A run so many minutes after the test began, or before it. */
  private String run(int minutes, String state) {
    return """
        {"Status": {"State": "%s", "StateReason": "no basket"}, "Timeline": {"Started": "%s"}}"""
        .formatted(state, minute(minutes));
  }

  private Instant minute(int minutes) {
    return trial.started().plus(Duration.ofMinutes(minutes));
  }

  @Test
  void itIsLookedAtAgainUntilEnoughRunsSinceTheDeploymentPassed() {
    JsonNode first = look(trial, run(-60, "PASSED"));

    assertThat(Trial.word(first)).isEqualTo("AGAIN");
    assertThat(first.path("waitSeconds").asInt()).isEqualTo(60);
    assertThat(first.path("why").asText()).isEqualTo("0 of 2 runs passed since the deployment");
    assertThat(first.at("/test/since").asText()).isEqualTo(trial.started().toString());
  }

  @Test
  void passes() {
    assertThat(word()).isEqualTo("AGAIN");
    trial.pass(11);

    assertThat(word(run(10, "PASSED"), run(5, "PASSED"), run(-60, "FAILED"))).isEqualTo("GOOD");

    assertThat(trial.outcome())
        .isEqualTo(
            new TestOutcome.Passed(
                trial.bench().time().now(),
                Duration.ofMinutes(11),
                "the last 2 runs since the deployment passed"));
    assertThat(trial.verdict()).isEqualTo("PROMOTE");
  }

  /** One run is enough, at once. */
  @Test
  void fails() {
    trial.pass(6);

    assertThat(word(run(5, "FAILED"))).isEqualTo("BAD");

    assertThat(trial.why()).isEqualTo("the run of " + minute(5) + " failed: no basket");
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  /** The canary does not run. */
  @Test
  void timesOut() {
    assertThat(word()).isEqualTo("AGAIN");
    trial.pass(30);

    assertThat(word()).isEqualTo("BAD");

    assertThat(trial.why())
        .isEqualTo("no result within 30m: 0 of 2 runs passed since the deployment");
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  @Test
  void answersTooLate() {
    timesOut();
    trial.pass(5);

    assertThat(word(run(31, "PASSED"), run(34, "PASSED"))).isEqualTo("BAD");

    assertThat(trial.why()).startsWith("no result within 30m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PASSED", "FAILED"})
  void answersForAnotherRevision(String state) {
    trial.pass(2);

    assertThat(word(run(-1, state), run(-6, state), run(-11, state))).isEqualTo("AGAIN");

    assertThat(trial.isOpen()).isTrue();
  }

  /** An execution has no room for a look each minute of two days. */
  @Test
  void aLongTestIsLookedAtLessOften() {
    Trial days = Trial.of("synthetics: {canary: checkout-pages, runs: 2}, timeout: 2d");

    assertThat(look(days).path("waitSeconds").asInt()).isEqualTo(60);
    days.pass(120);
    assertThat(look(days).path("waitSeconds").asInt()).isEqualTo(360);
    days.pass(20 * 60);
    assertThat(look(days).path("waitSeconds").asInt()).isEqualTo(900);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"soon\"", "null", "7"})
  void aRunThatNobodyKnowsTheBeginningOfDoesNotCount(String started) {
    assertThat(
            word(
                "{\"Status\": {\"State\": \"FAILED\"}, \"Timeline\": {\"Started\": %s}}"
                    .formatted(started)))
        .isEqualTo("AGAIN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Synthetics.ResourceNotFoundException",
        "Synthetics.SyntheticsException",
        "States.Timeout"
      })
  void aCanaryThatCannotBeReadWasNotRun(String error) {
    assertThat(trial.ended(error, "no")).isEqualTo("NOT_RUN");
    assertThat(trial.isOpen()).isTrue();
  }
}
