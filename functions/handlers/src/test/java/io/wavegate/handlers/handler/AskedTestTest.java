package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test that somebody else answers, by a reference, once. */
class AskedTestTest {
  private static final String TEST = "smoke";
  private static final String TOKEN = "task-token-of-the-question";
  private static final String PASSED = "{\"status\": \"passed\", \"summary\": \"signed off\"}";
  private static final String FAILED = "{\"status\": \"failed\", \"summary\": \"not like this\"}";

  private final Bench bench = Bench.open();
  private final Journey release = released();
  private Instant asked = Instant.EPOCH;

  private Journey released() {
    bench.install(
        Bench.policy(
            "{name: smoke, lambda: checkout-smoke, timeout: 5m}",
            "{name: smoke, callback: {bus: checks, heartbeat: 10m}, timeout: 1h}"));
    return Journey.atPromotion(bench);
  }

  @BeforeEach
  void theGateIsOpen() {
    release.open(release.promotion());
    asked = bench.time().now();
  }

  private JsonNode ask() {
    return release.functions().ask(release.promotion(), TEST, asked);
  }

  private String await() {
    bench.states().sleepOn(TOKEN);
    return release.functions().await(release.promotion(), TEST, bench.time().now(), TOKEN);
  }

  private String answer(String reference, String body) {
    return release.functions().operate("/callbacks/" + reference, "ada", body);
  }

  private String record() {
    return release.functions().recordTest(release.promotion(), TEST, asked, "{}");
  }

  private String recordError(String error) {
    return release.functions().recordError(release.promotion(), TEST, asked, error);
  }

  private TestOutcome outcome() {
    return bench.books().releases().test(release.promotion(), TEST).orElseThrow().value().outcome();
  }

  private void pass(int minutes) {
    bench.time().pass(Duration.ofMinutes(minutes));
  }

  /** Asked, and waited for. */
  private String reference() {
    String reference = ask().path("reference").asText();
    assertThat(await()).isEqualTo("waits for an answer");
    return reference;
  }

  @Test
  void theMachineIsToldWhomToAskAndUntilWhen() {
    JsonNode answer = ask();

    assertThat(answer.path("next").asText()).isEqualTo("ASK_BUS");
    assertThat(answer.path("until").asText()).isEqualTo(asked.plusSeconds(3_600).toString());
    assertThat(answer.path("run").asText()).isEqualTo(asked.toString());
    assertThat(answer.path("reference").asText()).matches("[A-Za-z0-9_-]{43}");
    assertThat(answer.path("heartbeatSeconds").asInt()).isEqualTo(600);
    assertThat(answer.path("timeoutSeconds").asInt()).isEqualTo(3_601);
  }

  @Test
  void aPassWakesTheMachineAndIsRecorded() {
    String reference = reference();
    pass(20);

    assertThat(answer(reference, PASSED))
        .isEqualTo("200 test smoke passed: signed off; the gate was told");

    assertThat(bench.states().told()).extracting("token").containsExactly(TOKEN);
    assertThat(record()).isEqualTo("GOOD");
    assertThat(outcome())
        .isInstanceOfSatisfying(
            TestOutcome.Passed.class,
            passed -> {
              assertThat(passed.took()).isEqualTo(Duration.ofMinutes(20));
              assertThat(passed.summary()).startsWith("signed off, answered at ");
            });
    assertThat(release.timeline())
        .contains(
            "TEST test smoke answered by arn:aws:iam::111122223333:user/ada: passed: signed off");
  }

  @Test
  void aFailureWithItsLinkAndLinesIsRecorded() {
    String reference = reference();
    answer(
        reference,
        """
        {"status": "failed", "summary": "2 of 9", "link": "https://checks.example.com/7",
         "lines": ["token=abcdef12345", "basket was empty"]}""");

    assertThat(record()).isEqualTo("BAD");

    assertThat(outcome().detail())
        .hasValueSatisfying(
            detail -> {
              assertThat(detail.link()).isEqualTo("https://checks.example.com/7");
              assertThat(detail.lines()).containsExactly("token=[secret]", "basket was empty");
            });
  }

  @Test
  void anAnswerThatComesBeforeTheTokenIsGivenAsTheTokenIsKept() {
    String reference = ask().path("reference").asText();
    assertThat(answer(reference, PASSED)).contains("nothing waits for it yet");

    assertThat(await()).isEqualTo("answered before: the gate was told");

    assertThat(bench.states().told()).extracting("token").containsExactly(TOKEN);
  }

  @Test
  void theFirstAnswerStands() {
    String reference = reference();
    answer(reference, PASSED);

    assertThat(answer(reference, FAILED))
        .startsWith("409 answered before, at ")
        .endsWith(": passed: signed off");
    assertThat(record()).isEqualTo("GOOD");
    assertThat(answer(reference, FAILED)).startsWith("409 answered before");
  }

  @Test
  void theSameAnswerAgainTellsAGateThatWasNotTold() {
    String reference = reference();
    bench.faults().refuse("SendTaskSuccess", "InternalFailure", 500);
    assertThatThrownBy(() -> answer(reference, PASSED)).hasMessageContaining("is not known");
    bench.faults().mend("SendTaskSuccess");

    assertThat(answer(reference, PASSED))
        .isEqualTo("200 test smoke answered before, just so; the gate was told");
  }

  @Test
  void anAnswerThatWasKeptCountsAlsoWhereTheMachineWasNeverTold() {
    String reference = reference();
    bench.faults().refuse("SendTaskSuccess", "InternalFailure", 500);
    assertThatThrownBy(() -> answer(reference, PASSED)).hasMessageContaining("is not known");
    pass(61);

    assertThat(recordError("States.Timeout")).isEqualTo("GOOD");
  }

  @ParameterizedTest
  @CsvSource({
    "States.Timeout, no answer in time",
    "States.HeartbeatTimeout, no sign of life in time"
  })
  void whereNobodyAnswersItFails(String error, String why) {
    String unused = reference();
    pass(61);

    assertThat(recordError(error)).isEqualTo("BAD");

    assertThat(outcome()).extracting("why").isEqualTo(why);
  }

  @ParameterizedTest
  @CsvSource({"Wavegate.NotAsked", "EventBridge.FailedEntry", "Lambda.TooManyRequestsException"})
  void aQuestionThatWasNotAskedHasNeitherPassedNorFailed(String error) {
    String unused = reference();

    assertThat(recordError(error)).isEqualTo("NOT_RUN");

    assertThat(bench.books().releases().tests(release.promotion())).isEmpty();
  }

  @Test
  void anAnswerAfterItsTimeIsTooLate() {
    String reference = reference();
    pass(60);

    assertThat(answer(reference, PASSED)).startsWith("409 too late: answers counted until ");

    assertThat(bench.states().told()).isEmpty();
  }

  @Test
  void anAnswerAfterTheTestHasEndedIsTooLate() {
    String reference = reference();
    pass(11);
    recordError("States.HeartbeatTimeout");

    assertThat(answer(reference, PASSED)).startsWith("409 too late: the test ended at ");
    assertThat(outcome()).isInstanceOf(TestOutcome.Failed.class);
  }

  @Test
  void anAnswerAfterTheGateWasDecidedIsTooLate() {
    String reference = reference();
    bench.alarms().fire();
    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");

    assertThat(answer(reference, PASSED)).startsWith("409 too late: the gate is decided: ");
  }

  @Test
  void anAnswerToARunBeforeIsTooLate() {
    String first = reference();
    pass(61);
    recordError("States.Timeout");
    asked = bench.time().now();
    String unused = ask().path("reference").asText();

    assertThat(answer(first, PASSED)).isEqualTo("409 too late: the test was asked again since");
  }

  @Test
  void anAnswerForAnotherRevisionDoesNotCount() {
    String reference = reference();

    assertThat(
            answer(
                reference,
                "{\"status\": \"passed\", \"summary\": \"fine\", \"revision\": \"9999\"}"))
        .isEqualTo(
            "409 asked was revision 2222222222222222222222222222222222222222, the answer is for"
                + " another one");
    assertThat(bench.states().told()).isEmpty();
  }

  @Test
  void aReferenceThatWasNeverGivenOutIsNotFound() {
    String unused = reference();

    assertThat(answer("A".repeat(43), PASSED)).isEqualTo("404 no test was asked by this reference");
    assertThat(answer("guessed", PASSED)).isEqualTo("404 no test was asked by this reference");
  }

  @Test
  void aRetryIsTheSameQuestionUnderOneMoreReference() {
    String lost = ask().path("reference").asText();
    pass(1);

    JsonNode again = ask();

    assertThat(again.path("run").asText()).isEqualTo(asked.toString());
    assertThat(again.path("until").asText()).isEqualTo(asked.plusSeconds(3_600).toString());
    assertThat(again.path("reference").asText()).isNotEqualTo(lost);
    answer(again.path("reference").asText(), PASSED);
    assertThat(answer(lost, FAILED)).startsWith("409 answered before");
  }

  @Test
  void aGateThatWasWokenWaitsForWhatItHasAsked() {
    String reference = reference();
    pass(5);

    JsonNode again = release.functions().ask(release.promotion(), TEST, bench.time().now());

    assertThat(again.path("next").asText()).isEqualTo("WAIT");
    assertThat(again.path("reference").asText()).isEmpty();
    assertThat(again.path("run").asText()).isEqualTo(asked.toString());
    assertThat(again.path("timeoutSeconds").asInt()).isEqualTo(55 * 60 + 1);
    assertThat(answer(reference, PASSED)).startsWith("200 ");
  }

  @Test
  void aGateThatDiedBeforeItsQuestionWentOutAsksAnew() {
    String unused = ask().path("reference").asText();
    pass(5);

    JsonNode again = release.functions().ask(release.promotion(), TEST, bench.time().now());

    assertThat(again.path("next").asText()).isEqualTo("ASK_BUS");
    assertThat(again.path("run").asText()).isEqualTo(bench.time().now().toString());
  }

  @Test
  void aSignOfLifeGoesToTheMachineWhileItWaits() {
    String reference = reference();
    String path = "/callbacks/" + reference + "/heartbeat";

    assertThat(release.functions().operate(path, "ada", ""))
        .isEqualTo("200 noted: test smoke is worked on");
    assertThat(bench.states().alive()).containsExactly(TOKEN);

    bench.states().giveUp(TOKEN);
    assertThat(release.functions().operate(path, "ada", ""))
        .isEqualTo("409 too late: nothing waits for it any more");
    answer(reference, PASSED);
    assertThat(release.functions().operate(path, "ada", ""))
        .isEqualTo("409 answered before: passed: signed off");
  }

  @Test
  void neitherReferenceNorTokenIsToldAnywhere() {
    String reference = reference();
    answer(reference, PASSED);
    answer(reference, FAILED);
    answer(reference + "x", FAILED);
    record();

    assertThat(bench.telemetry().lines())
        .isNotEmpty()
        .noneMatch(line -> line.contains(reference) || line.contains(TOKEN));
    assertThat(release.timeline())
        .noneMatch(line -> line.contains(reference) || line.contains(TOKEN));
    assertThat(bench.store().all())
        .noneMatch(item -> item.toString().contains(reference))
        .noneMatch(item -> !item.partition().startsWith("SECRET/") && item.body().contains(TOKEN));
  }
}
