package io.wavegate.handlers.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.handlers.testing.Question;
import io.wavegate.handlers.testing.Trial;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A test that somebody else answers, by a reference. What happens to references, and where answers
 * and machine miss each other, is in {@code AskedTestTest}.
 */
class CallbackKindTest {
  private final Question question = new Question();
  private final Trial trial = question.trial();

  @Test
  void theMachineIsToldWhomToAskAndUntilWhen() {
    JsonNode answer = question.ask();

    assertThat(answer.path("next").asText()).isEqualTo("ASK_BUS");
    assertThat(answer.path("until").asText())
        .isEqualTo(question.asked().plusSeconds(3_600).toString());
    assertThat(answer.path("run").asText()).isEqualTo(question.asked().toString());
    assertThat(answer.path("reference").asText()).matches("[A-Za-z0-9_-]{43}");
    assertThat(answer.path("heartbeatSeconds").asInt()).isEqualTo(600);
    assertThat(answer.path("timeoutSeconds").asInt()).isEqualTo(3_601);
  }

  @Test
  void passes() {
    String reference = question.reference();
    trial.pass(20);

    assertThat(question.answer(reference, Question.PASSED))
        .isEqualTo("200 test smoke passed: signed off; the gate was told");

    assertThat(trial.bench().states().told()).extracting("token").containsExactly(Question.TOKEN);
    assertThat(question.record()).isEqualTo("GOOD");
    assertThat(trial.outcome())
        .isInstanceOfSatisfying(
            TestOutcome.Passed.class,
            passed -> {
              assertThat(passed.took()).isEqualTo(Duration.ofMinutes(20));
              assertThat(passed.summary()).startsWith("signed off, answered at ");
            });
    assertThat(trial.release().timeline())
        .contains(
            "TEST test smoke answered by arn:aws:iam::111122223333:user/ada: passed: signed off");
    assertThat(trial.verdict()).isEqualTo("PROMOTE");
  }

  @Test
  void fails() {
    String reference = question.reference();
    question.answer(
        reference,
        """
        {"status": "failed", "summary": "2 of 9", "link": "https://checks.example.com/7",
         "lines": ["token=abcdef12345", "basket was empty"]}""");

    assertThat(question.record()).isEqualTo("BAD");

    assertThat(trial.outcome().detail())
        .hasValueSatisfying(
            detail -> {
              assertThat(detail.link()).isEqualTo("https://checks.example.com/7");
              assertThat(detail.lines()).containsExactly("token=[secret]", "basket was empty");
            });
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  @ParameterizedTest
  @CsvSource({
    "States.Timeout, no answer in time",
    "States.HeartbeatTimeout, no sign of life in time"
  })
  void timesOut(String error, String why) {
    String unused = question.reference();
    trial.pass(61);

    assertThat(question.recordError(error)).isEqualTo("BAD");

    assertThat(trial.outcome()).extracting("why").isEqualTo(why);
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  @Test
  void answersTooLate() {
    String reference = question.reference();
    trial.pass(60);

    assertThat(question.answer(reference, Question.PASSED))
        .startsWith("409 too late: answers counted until ");

    assertThat(trial.bench().states().told()).isEmpty();
  }

  @Test
  void anAnswerAfterTheTestHasEndedIsTooLate() {
    String reference = question.reference();
    trial.pass(11);
    question.recordError("States.HeartbeatTimeout");

    assertThat(question.answer(reference, Question.PASSED))
        .startsWith("409 too late: the test ended at ");
    assertThat(trial.outcome()).isInstanceOf(TestOutcome.Failed.class);
  }

  @Test
  void anAnswerAfterTheGateWasDecidedIsTooLate() {
    String reference = question.reference();
    trial.bench().alarms().fire();
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");

    assertThat(question.answer(reference, Question.PASSED))
        .startsWith("409 too late: the gate is decided: ");
  }

  @Test
  void anAnswerToARunBeforeIsTooLate() {
    String first = question.reference();
    trial.pass(61);
    question.recordError("States.Timeout");
    String unused = question.askAnew().path("reference").asText();

    assertThat(question.answer(first, Question.PASSED))
        .isEqualTo("409 too late: the test was asked again since");
  }

  @Test
  void answersForAnotherRevision() {
    String reference = question.reference();

    assertThat(
            question.answer(
                reference,
                "{\"status\": \"passed\", \"summary\": \"fine\", \"revision\": \"9999\"}"))
        .isEqualTo(
            "409 asked was revision 2222222222222222222222222222222222222222, the answer is for"
                + " another one");
    assertThat(trial.bench().states().told()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Wavegate.NotAsked", "EventBridge.FailedEntry", "Lambda.TooManyRequestsException"})
  void aQuestionThatWasNotAskedHasNeitherPassedNorFailed(String error) {
    String unused = question.reference();

    assertThat(question.recordError(error)).isEqualTo("NOT_RUN");

    assertThat(trial.isOpen()).isTrue();
  }
}
