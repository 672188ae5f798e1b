package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.handlers.testing.Question;
import io.wavegate.handlers.testing.Trial;
import org.junit.jupiter.api.Test;

/** A test that somebody else answers, by a reference, once. */
class AskedTestTest {
  private final Question question = new Question();
  private final Trial trial = question.trial();

  @Test
  void anAnswerThatComesBeforeTheTokenIsGivenAsTheTokenIsKept() {
    String reference = question.ask().path("reference").asText();
    assertThat(question.answer(reference, Question.PASSED)).contains("nothing waits for it yet");

    assertThat(question.await()).isEqualTo("answered before: the gate was told");

    assertThat(trial.bench().states().told()).extracting("token").containsExactly(Question.TOKEN);
  }

  @Test
  void theFirstAnswerStands() {
    String reference = question.reference();
    question.answer(reference, Question.PASSED);

    assertThat(question.answer(reference, Question.FAILED))
        .startsWith("409 answered before, at ")
        .endsWith(": passed: signed off");
    assertThat(question.record()).isEqualTo("GOOD");
    assertThat(question.answer(reference, Question.FAILED)).startsWith("409 answered before");
  }

  @Test
  void theSameAnswerAgainTellsAGateThatWasNotTold() {
    String reference = question.reference();
    trial.bench().faults().refuse("SendTaskSuccess", "InternalFailure", 500);
    assertThatThrownBy(() -> question.answer(reference, Question.PASSED))
        .hasMessageContaining("is not known");
    trial.bench().faults().mend("SendTaskSuccess");

    assertThat(question.answer(reference, Question.PASSED))
        .isEqualTo("200 test smoke answered before, just so; the gate was told");
  }

  @Test
  void anAnswerThatWasKeptCountsAlsoWhereTheMachineWasNeverTold() {
    String reference = question.reference();
    trial.bench().faults().refuse("SendTaskSuccess", "InternalFailure", 500);
    assertThatThrownBy(() -> question.answer(reference, Question.PASSED))
        .hasMessageContaining("is not known");
    trial.pass(61);

    assertThat(question.recordError("States.Timeout")).isEqualTo("GOOD");
  }

  @Test
  void aReferenceThatWasNeverGivenOutIsNotFound() {
    String unused = question.reference();

    assertThat(question.answer("A".repeat(43), Question.PASSED))
        .isEqualTo("404 no test was asked by this reference");
    assertThat(question.answer("guessed", Question.PASSED))
        .isEqualTo("404 no test was asked by this reference");
  }

  @Test
  void aRetryIsTheSameQuestionUnderOneMoreReference() {
    String lost = question.ask().path("reference").asText();
    trial.pass(1);

    JsonNode again = question.ask();

    assertThat(again.path("run").asText()).isEqualTo(question.asked().toString());
    assertThat(again.path("until").asText())
        .isEqualTo(question.asked().plusSeconds(3_600).toString());
    assertThat(again.path("reference").asText()).isNotEqualTo(lost);
    question.answer(again.path("reference").asText(), Question.PASSED);
    assertThat(question.answer(lost, Question.FAILED)).startsWith("409 answered before");
  }

  @Test
  void aGateThatWasWokenWaitsForWhatItHasAsked() {
    String reference = question.reference();
    trial.pass(5);

    JsonNode again =
        trial.release().functions().ask(trial.id(), "smoke", trial.bench().time().now());

    assertThat(again.path("next").asText()).isEqualTo("WAIT");
    assertThat(again.path("reference").asText()).isEmpty();
    assertThat(again.path("run").asText()).isEqualTo(question.asked().toString());
    assertThat(again.path("timeoutSeconds").asInt()).isEqualTo(55 * 60 + 1);
    assertThat(question.answer(reference, Question.PASSED)).startsWith("200 ");
  }

  @Test
  void aGateThatDiedBeforeItsQuestionWentOutAsksAnew() {
    String unused = question.ask().path("reference").asText();
    trial.pass(5);

    JsonNode again =
        trial.release().functions().ask(trial.id(), "smoke", trial.bench().time().now());

    assertThat(again.path("next").asText()).isEqualTo("ASK_BUS");
    assertThat(again.path("run").asText()).isEqualTo(trial.bench().time().now().toString());
  }

  @Test
  void aSignOfLifeGoesToTheMachineWhileItWaits() {
    String reference = question.reference();
    String path = "/callbacks/" + reference + "/heartbeat";

    assertThat(trial.release().functions().operate(path, "ada", ""))
        .isEqualTo("200 noted: test smoke is worked on");
    assertThat(trial.bench().states().alive()).containsExactly(Question.TOKEN);

    trial.bench().states().giveUp(Question.TOKEN);
    assertThat(trial.release().functions().operate(path, "ada", ""))
        .isEqualTo("409 too late: nothing waits for it any more");
    question.answer(reference, Question.PASSED);
    assertThat(trial.release().functions().operate(path, "ada", ""))
        .isEqualTo("409 answered before: passed: signed off");
  }

  @Test
  void neitherReferenceNorTokenIsToldAnywhere() {
    String reference = question.reference();
    question.answer(reference, Question.PASSED);
    question.answer(reference, Question.FAILED);
    question.answer(reference + "x", Question.FAILED);
    question.record();

    assertThat(trial.bench().telemetry().lines())
        .isNotEmpty()
        .noneMatch(line -> line.contains(reference) || line.contains(Question.TOKEN));
    assertThat(trial.release().timeline())
        .noneMatch(line -> line.contains(reference) || line.contains(Question.TOKEN));
    assertThat(trial.bench().store().all())
        .noneMatch(item -> item.toString().contains(reference))
        .noneMatch(
            item ->
                !item.partition().startsWith("SECRET/") && item.body().contains(Question.TOKEN));
  }
}
