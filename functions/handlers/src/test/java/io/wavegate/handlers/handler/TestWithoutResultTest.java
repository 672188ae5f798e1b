package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.model.Said;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A required test without a result halts, and whoever is paged reads a sentence. */
class TestWithoutResultTest {
  private static final String CAUSE =
      "{\"errorMessage\":\"the organisation's floor cannot be read: AccessDenied\","
          + "\"errorType\":\"java.lang.IllegalStateException\",\"stackTrace\":[\"at a.B\"]}";

  private final Bench bench = Bench.open();
  private final Journey release = Journey.atPromotion(bench);
  private Instant started = Instant.EPOCH;

  @BeforeEach
  void aTestIsTried() {
    release.open(release.promotion());
    started = bench.time().now();
    bench.time().pass(Duration.ofSeconds(90));
  }

  @Test
  void theVerdictSaysWhichTestWhatWasSeenHowOftenAndWhatToDo() {
    String why = recorded(0).path("why").asText();

    assertThat(halted("Wavegate.TestNotRun: " + why))
        .isEqualTo(
            "a required test health was not run: java.lang.IllegalStateException: the"
                + " organisation's floor cannot be read: AccessDenied (tried for 1m 30s, since %s)."
                    .formatted(Said.clock(started))
                + " Without it nothing is promoted, and nothing is known against the release. Mend"
                + " that, then: wavegate reopen checkout one-box --reason TEXT, and retry the stage");
    release.functions().settle(release.promotion());
    release.functions().report(release.promotion());
    assertThat(bench.pages().getLast().message())
        .contains("Reason: a required test health was not run: ")
        .doesNotContain("TestNotRun", "stackTrace", "met an error");
  }

  @Test
  void looksAtWhatHasNotEndedAreCounted() {
    assertThat(recorded(3).path("why").asText()).contains("(looked at 4 times in 1m 30s, since ");
  }

  /** However much a service says, what was tried and what to do is not cut off. */
  @Test
  void aLongCauseHidesNothing() {
    ObjectNode outcome = outcome(0).put("cause", "x".repeat(5_000));

    String why =
        release.functions().record(release.promotion(), "health", outcome).path("why").asText();

    assertThat(halted("Wavegate.TestNotRun: " + why))
        .contains("... (tried for 1m 30s, since ")
        .endsWith("and retry the stage");
  }

  @Test
  void aResultThatCouldNotBeStoredIsToldToo() {
    assertThat(halted("Wavegate.ResultNotRecorded: The store did not take the result."))
        .startsWith("the result of a validation test could not be stored")
        .endsWith("and retry the stage");
  }

  private String halted(String error) {
    release.functions().judgeAfter(release.promotion(), error);
    Verdict verdict = release.gate(release.promotion()).verdict().orElseThrow();
    assertThat(verdict).isInstanceOf(Verdict.Halt.class);
    return verdict.reason();
  }

  private JsonNode recorded(int looks) {
    return release.functions().record(release.promotion(), "health", outcome(looks));
  }

  private ObjectNode outcome(int looks) {
    ObjectNode outcome =
        ((ObjectNode) TestPipeline.parse("{}"))
            .put("startedAt", started.toString())
            .put("error", "java.lang.IllegalStateException")
            .put("cause", CAUSE);
    outcome.putObject("test").put("name", "health").put("since", "").put("looks", looks);
    return outcome;
  }
}
