package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.model.Said;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a test comes to: only {@code "status": "passed"} passes. */
class RecordTestFunctionTest {
  private final Bench bench = Bench.open();
  private final Journey release = Journey.atPromotion(bench);
  private Instant started = Instant.EPOCH;

  @BeforeEach
  void aTestRunsForFortySeconds() {
    release.open(release.promotion());
    started = bench.time().now();
    bench.time().pass(Duration.ofSeconds(40));
  }

  @Test
  void aPassIsKeptWithWhatItSaid() {
    String next =
        record("smoke", "{\"status\": \"passed\", \"summary\": \"12 of 12 checks passed\"}");

    assertThat(next).isEqualTo("GOOD");
    assertThat(outcome("smoke"))
        .isEqualTo(
            new TestOutcome.Passed(
                bench.time().now(), Duration.ofSeconds(40), "12 of 12 checks passed"));
    assertThat(release.timeline().getLast())
        .isEqualTo("TEST test smoke passed in 40s: 12 of 12 checks passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"status": "failed", "summary": "3 of 12"} | 3 of 12
          {"status": "PASSED"}                       | the answer has no status "passed" or "failed", but "PASSED"
          {"summary": "all fine"}                    | the answer has no status "passed" or "failed", but none
          {"status": true}                           | the answer has no status "passed" or "failed", but "true"
          "passed"                                   | the answer has no status "passed" or "failed", but none
          null                                       | the answer has no status "passed" or "failed", but none
          """)
  void anythingElseFails(String result, String why) {
    assertThat(record("smoke", result)).isEqualTo("BAD");

    assertThat(outcome("smoke"))
        .isEqualTo(new TestOutcome.Failed(bench.time().now(), Duration.ofSeconds(40), why));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Lambda.Unknown                  | Lambda.Unknown: the cause
          java.lang.IllegalStateException | java.lang.IllegalStateException: the cause
          States.Timeout                  | no answer in time
          """)
  void anErrorOfTheFunctionAndATimeoutFail(String error, String why) {
    assertThat(error("smoke", error)).isEqualTo("BAD");

    assertThat(outcome("smoke")).extracting("why").isEqualTo(why);
  }

  @ParameterizedTest
  @CsvSource({
    "smoke,Lambda.TooManyRequestsException,Lambda.TooManyRequestsException: the cause",
    "smoke,Lambda.ResourceNotFoundException,Lambda.ResourceNotFoundException: the cause",
    "health,Lambda.TooManyRequestsException,Lambda.TooManyRequestsException: the cause",
    "health,java.lang.IllegalStateException,java.lang.IllegalStateException: the cause",
    "health,States.Timeout,a step took longer than it may (States.Timeout: the cause)"
  })
  void aTestThatCouldNotBeRunHasNeitherPassedNorFailed(String test, String error, String said) {
    assertThat(error(test, error)).isEqualTo("NOT_RUN");

    assertThat(bench.books().releases().tests(release.promotion())).isEmpty();
    assertThat(release.timeline().getLast())
        .isEqualTo(
            "TEST test %s was not run: %s (tried for 40s, since %s)"
                .formatted(test, said, Said.clock(started)));
  }

  @Test
  void anInformativeTestThatCouldNotBeRunIsToldAndKeepsNobody() {
    assertThat(error("speed", "Lambda.TooManyRequestsException")).isEqualTo("GOOD");

    assertThat(release.timeline().getLast()).contains("test speed was not run");
  }

  @Test
  void theFirstResultStands() {
    record("smoke", "{\"status\": \"failed\"}");
    String next = record("smoke", "{\"status\": \"passed\"}");

    assertThat(next).isEqualTo("BAD");
    assertThat(outcome("smoke")).isInstanceOf(TestOutcome.Failed.class);
    assertThat(release.timeline()).filteredOn(line -> line.startsWith("TEST")).hasSize(1);
  }

  @Test
  void anInformativeFailureIsToldAndDoesNotWake() {
    assertThat(record("speed", "{\"status\": \"failed\"}")).isEqualTo("GOOD");

    assertThat(outcome("speed")).isInstanceOf(TestOutcome.Failed.class);
  }

  @Test
  void aLongSummaryOfManyLinesIsCutToOne() {
    record("smoke", "{\"status\": \"failed\", \"summary\": \"" + "a\\n".repeat(2_000) + "\"}");

    assertThat(release.timeline().getLast()).doesNotContain("\n").hasSizeLessThan(1_100);
  }

  @Test
  void aResultThatWasNotKeptIsTriedAgain() {
    bench.store().goDown();
    assertThatThrownBy(() -> record("smoke", "{\"status\": \"passed\"}"))
        .hasMessageContaining("did not answer");
    bench.store().comeBack();

    assertThat(record("smoke", "{\"status\": \"passed\"}")).isEqualTo("GOOD");
  }

  @Test
  void aProbeOfAHealthySitePasses() {
    assertThat(release.functions().probe(release.promotion(), "health").path("status").asText())
        .isEqualTo("passed");
    assertThat(release.functions().probe(release.promotion(), "smoke").path("summary").asText())
        .isEqualTo("the policy has no HTTP or metric test smoke");
  }

  private String record(String test, String result) {
    return release.functions().recordTest(release.promotion(), test, started, result);
  }

  private String error(String test, String error) {
    return release.functions().recordError(release.promotion(), test, started, error);
  }

  private TestOutcome outcome(String test) {
    return bench.books().releases().tests(release.promotion()).stream()
        .filter(run -> run.name().equals(test))
        .map(run -> run.outcome())
        .findFirst()
        .orElseThrow();
  }
}
