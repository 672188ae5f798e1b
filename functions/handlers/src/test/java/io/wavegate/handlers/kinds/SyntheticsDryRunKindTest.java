package io.wavegate.handlers.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.handlers.testing.Trial;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A dry run of a canary of Synthetics, looked at until it ends. It knows no revision: what is asked
 * for another one is another dry run.
 */
class SyntheticsDryRunKindTest {
  private static final String DRY_RUN =
      "synthetics: {canary: checkout-login, dry-run: true}, timeout: 10m";
  private static final String ID = "0a1b2c3d-0000-4000-8000-000000000001";
  private static final String ANOTHER = "0a1b2c3d-0000-4000-8000-000000000002";

  private final Trial trial = started(DRY_RUN);

  /** The state machine has started it, and looks at it by its id from then on. */
  private static Trial started(String kind) {
    Trial trial = Trial.of(kind);
    assertThat(trial.task().path("kind").asText()).isEqualTo("SYNTHETICS_DRY_RUN");
    assertThat(trial.task().path("dryRun").asText("none")).isEmpty();
    trial.task(asStarted(trial));
    return trial;
  }

  private static JsonNode asStarted(Trial trial) {
    ObjectNode task = trial.task().deepCopy();
    return task.put("kind", "DRY_RUN_STARTED")
        .put("dryRun", ID)
        .put("since", trial.started().toString());
  }

  private static JsonNode look(Trial trial, String id, String state) {
    return trial.looked(
        """
        {"CanaryRuns": [
          {"DryRunConfig": {"DryRunId": "%s"},
           "Status": {"State": "%s", "StateReason": "no basket"},
           "Timeline": {"Started": "2026-05-04T09:00:00Z"}}]}"""
            .formatted(id, state));
  }

  private String word(String id, String state) {
    return Trial.word(look(trial, id, state));
  }

  @Test
  void itIsLookedAtUntilItEnds() {
    JsonNode first = look(trial, ID, "RUNNING");

    assertThat(Trial.word(first)).isEqualTo("AGAIN");
    assertThat(first.at("/test/kind").asText()).isEqualTo("DRY_RUN_STARTED");
    assertThat(first.at("/test/dryRun").asText()).isEqualTo(ID);
  }

  @Test
  void passes() {
    assertThat(word(ID, "RUNNING")).isEqualTo("AGAIN");
    trial.pass(1);

    assertThat(word(ID, "PASSED")).isEqualTo("GOOD");

    assertThat(trial.outcome())
        .isEqualTo(
            new TestOutcome.Passed(
                trial.bench().time().now(), Duration.ofMinutes(1), "the dry run passed"));
    assertThat(trial.verdict()).isEqualTo("PROMOTE");
  }

  @Test
  void fails() {
    assertThat(word(ID, "FAILED")).isEqualTo("BAD");

    assertThat(trial.why()).endsWith(" failed: no basket");
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  @Test
  void timesOut() {
    trial.pass(10);

    assertThat(word(ID, "RUNNING")).isEqualTo("BAD");

    assertThat(trial.why()).isEqualTo("no result within 10m: the dry run has not ended");
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  @Test
  void answersTooLate() {
    timesOut();
    trial.pass(1);

    trial.task(asStarted(trial));

    assertThat(word(ID, "PASSED")).isEqualTo("BAD");

    assertThat(trial.why()).startsWith("no result within 10m");
  }

  @Test
  void aPassThatNobodySawInTimeIsNone() {
    trial.pass(11);

    assertThat(word(ID, "PASSED")).isEqualTo("BAD");

    assertThat(trial.why())
        .isEqualTo("no result within 10m: it was seen only after that: the dry run passed");
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  @Test
  void answersForAnotherRevision() {
    assertThat(word(ANOTHER, "PASSED")).isEqualTo("AGAIN");
    assertThat(word(ANOTHER, "FAILED")).isEqualTo("AGAIN");

    assertThat(trial.isOpen()).isTrue();
  }

  @Test
  void oneThatIsTriedAgainIsANewOne() {
    JsonNode answer = look(started(DRY_RUN + ", retries: 1"), ID, "FAILED");

    assertThat(Trial.word(answer)).isEqualTo("AGAIN");
    assertThat(answer.at("/test/kind").asText()).isEqualTo("SYNTHETICS_DRY_RUN");
    assertThat(answer.at("/test/dryRun").asText("none")).isEmpty();
    assertThat(answer.at("/test/since").asText("none")).isEmpty();
  }
}
