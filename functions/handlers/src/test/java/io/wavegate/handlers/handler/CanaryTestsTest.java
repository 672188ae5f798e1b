package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that ask a canary of Synthetics: look after look, until its runs say enough. */
class CanaryTestsTest {
  private static final String RUNS = "synthetics: {canary: checkout-pages, runs: 2}, timeout: 30m";
  private static final String DRY_RUN =
      "synthetics: {canary: checkout-pages, dry-run: true}, timeout: 10m";
  private static final String ID = "0a1b2c3d-0000-4000-8000-000000000001";

  private final Bench bench = Bench.open();

  private Journey baking(String kind) {
    bench.install(Bench.policy("lambda: checkout-smoke, timeout: 5m", kind));
    Journey release = Journey.atPromotion(bench);
    release.open(release.promotion());
    return release;
  }

  private static JsonNode smoke(Journey release) {
    for (JsonNode task : release.functions().openGate(release.promotion()).path("tests")) {
      if (task.path("name").asText().equals("smoke")) {
        return task;
      }
    }
    throw new AssertionError("no test smoke");
  }

  private JsonNode look(Journey release, JsonNode task, String... runs) {
    String all = Arrays.stream(runs).collect(Collectors.joining(","));
    return release
        .functions()
        .recordRun(
            release.promotion(), task, bench.time().now(), "{\"CanaryRuns\": [" + all + "]}");
  }

  private static String run(Instant started, String state) {
    return """
        {"Status": {"State": "%s", "StateReason": "no basket"}, "Timeline": {"Started": "%s"}}"""
        .formatted(state, started);
  }

  private TestOutcome outcome(Journey release) {
    return bench
        .books()
        .releases()
        .test(release.promotion(), "smoke")
        .orElseThrow()
        .value()
        .outcome();
  }

  private Instant minute(Instant from, int minutes) {
    return from.plus(Duration.ofMinutes(minutes));
  }

  @Test
  void itIsLookedAtAgainUntilEnoughRunsSinceTheDeploymentPassed() {
    Journey release = baking(RUNS);
    Instant now = bench.time().now();
    JsonNode first = look(release, smoke(release), run(minute(now, -60), "PASSED"));
    assertThat(first.path("next").asText()).isEqualTo("AGAIN");
    assertThat(first.path("waitSeconds").asInt()).isEqualTo(60);
    assertThat(first.path("why").asText()).isEqualTo("0 of 2 runs passed since the deployment");
    assertThat(first.at("/test/since").asText()).isEqualTo(now.toString());

    bench.time().pass(Duration.ofMinutes(11));
    JsonNode last =
        look(
            release,
            first.path("test"),
            run(minute(now, 10), "PASSED"),
            run(minute(now, 5), "PASSED"),
            run(minute(now, -60), "FAILED"));

    assertThat(last.path("next").asText()).isEqualTo("GOOD");
    assertThat(outcome(release))
        .isEqualTo(
            new TestOutcome.Passed(
                bench.time().now(),
                Duration.ofMinutes(11),
                "the last 2 runs since the deployment passed"));
  }

  @Test
  void aRunThatFailedSinceTheDeploymentFailsTheTestAtOnce() {
    Journey release = baking(RUNS);
    Instant started = minute(bench.time().now(), 5);
    bench.time().pass(Duration.ofMinutes(6));

    JsonNode answer = look(release, smoke(release), run(started, "FAILED"));

    assertThat(answer.path("next").asText()).isEqualTo("BAD");
    assertThat(release.timeline().getLast())
        .endsWith("the run of " + started + " failed: no basket");
    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
  }

  @Test
  void aCanaryThatDoesNotRunFailsAtItsTimeoutAndALaterRunChangesNothing() {
    Journey release = baking(RUNS);
    JsonNode first = look(release, smoke(release));
    bench.time().pass(Duration.ofMinutes(30));
    Instant now = bench.time().now();

    assertThat(look(release, first.path("test")).path("next").asText()).isEqualTo("BAD");
    JsonNode late =
        look(
            release,
            first.path("test"),
            run(minute(now, -1), "PASSED"),
            run(minute(now, -2), "PASSED"));

    assertThat(late.path("next").asText()).isEqualTo("BAD");
    assertThat(release.timeline().getLast())
        .endsWith("no result within 30m: 0 of 2 runs passed since the deployment");
  }

  /** An execution has no room for a look each minute of two days. */
  @Test
  void aLongTestIsLookedAtLessOften() {
    Journey release = baking("synthetics: {canary: checkout-pages, runs: 2}, timeout: 2d");

    JsonNode first = look(release, smoke(release));
    assertThat(first.path("waitSeconds").asInt()).isEqualTo(60);
    bench.time().pass(Duration.ofHours(2));
    JsonNode later = look(release, first.path("test"));
    assertThat(later.path("waitSeconds").asInt()).isEqualTo(360);
    bench.time().pass(Duration.ofHours(20));
    assertThat(look(release, later.path("test")).path("waitSeconds").asInt()).isEqualTo(900);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"soon\"", "null", "7"})
  void aRunThatNobodyKnowsTheBeginningOfDoesNotCount(String started) {
    Journey release = baking(RUNS);
    String run =
        "{\"Status\": {\"State\": \"FAILED\"}, \"Timeline\": {\"Started\": %s}}".formatted(started);

    assertThat(look(release, smoke(release), run).path("next").asText()).isEqualTo("AGAIN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Synthetics.ResourceNotFoundException",
        "Synthetics.SyntheticsException",
        "States.Timeout"
      })
  void aCanaryThatCannotBeReadWasNotRun(String error) {
    Journey release = baking(RUNS);

    assertThat(
            release
                .functions()
                .recordEnd(release.promotion(), smoke(release), bench.time().now(), error, "no")
                .path("next")
                .asText())
        .isEqualTo("NOT_RUN");
  }

  /** The state machine has started it, and looks at it by its id from then on. */
  private JsonNode dryRunning(Journey release) {
    ObjectNode task = smoke(release).deepCopy();
    assertThat(task.path("kind").asText()).isEqualTo("SYNTHETICS_DRY_RUN");
    assertThat(task.path("dryRun").asText("none")).isEmpty();
    return task.put("kind", "DRY_RUN_STARTED")
        .put("dryRun", ID)
        .put("since", bench.time().now().toString());
  }

  private static String dry(String id, String state) {
    return """
        {"DryRunConfig": {"DryRunId": "%s"},
         "Status": {"State": "%s", "StateReason": "no basket"},
         "Timeline": {"Started": "2026-05-04T09:00:00Z"}}"""
        .formatted(id, state);
  }

  @Test
  void aDryRunIsLookedAtUntilItEnds() {
    Journey release = baking(DRY_RUN);
    JsonNode first = look(release, dryRunning(release), dry(ID, "RUNNING"));
    assertThat(first.path("next").asText()).isEqualTo("AGAIN");
    assertThat(first.at("/test/kind").asText()).isEqualTo("DRY_RUN_STARTED");
    assertThat(first.at("/test/dryRun").asText()).isEqualTo(ID);
    bench.time().pass(Duration.ofMinutes(1));

    assertThat(look(release, first.path("test"), dry(ID, "PASSED")).path("next").asText())
        .isEqualTo("GOOD");
    assertThat(outcome(release))
        .isEqualTo(
            new TestOutcome.Passed(
                bench.time().now(), Duration.ofMinutes(1), "the dry run passed"));
  }

  @Test
  void aDryRunThatFailsFailsAndOneOfAnotherDoesNotCount() {
    Journey release = baking(DRY_RUN);
    JsonNode task = dryRunning(release);
    String other = "0a1b2c3d-0000-4000-8000-000000000002";

    assertThat(look(release, task, dry(other, "FAILED")).path("next").asText()).isEqualTo("AGAIN");
    assertThat(look(release, task, dry(ID, "FAILED")).path("next").asText()).isEqualTo("BAD");
  }

  @Test
  void aDryRunThatIsTriedAgainIsANewOne() {
    Journey release = baking(DRY_RUN + ", retries: 1");

    JsonNode answer = look(release, dryRunning(release), dry(ID, "FAILED"));

    assertThat(answer.path("next").asText()).isEqualTo("AGAIN");
    assertThat(answer.at("/test/kind").asText()).isEqualTo("SYNTHETICS_DRY_RUN");
    assertThat(answer.at("/test/dryRun").asText("none")).isEmpty();
    assertThat(answer.at("/test/since").asText("none")).isEmpty();
  }

  @Test
  void aDryRunWithoutAnEndFailsAtItsTimeout() {
    Journey release = baking(DRY_RUN);
    JsonNode task = dryRunning(release);
    bench.time().pass(Duration.ofMinutes(10));

    assertThat(look(release, task, dry(ID, "RUNNING")).path("next").asText()).isEqualTo("BAD");
    assertThat(release.timeline().getLast())
        .endsWith("no result within 10m: the dry run has not ended");
  }
}
