package io.wavegate.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.validation.TestQuestion.Answer;
import io.wavegate.core.validation.TestQuestion.Given;
import io.wavegate.core.validation.TestQuestion.Heard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The first answer stands, and only one that comes in time for the revision that was asked for. */
class TestQuestionTest {
  private static final Instant ASKED = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant UNTIL = ASKED.plusSeconds(3_600);
  private static final Answer PASSED = new Answer(true, "signed off", "", List.of());

  private final TestQuestion question = TestQuestion.asked("sign-off", ASKED, UNTIL, "4d51f2a0");

  private static Given at(Instant at, Answer answer) {
    return new Given(answer, "ada", at);
  }

  private TestQuestion answered() {
    Heard heard = question.hear(at(ASKED.plusSeconds(60), PASSED), Optional.of("4d51f2a0"));
    return ((Heard.Taken) heard).next();
  }

  @Test
  void anAnswerInTimeStands() {
    assertThat(answered().answer()).contains(at(ASKED.plusSeconds(60), PASSED));
  }

  @Test
  void theSameAnswerAgainIsKnownWhoeverGivesIt() {
    assertThat(answered().hear(new Given(PASSED, "bob", UNTIL.plusSeconds(1)), Optional.empty()))
        .isEqualTo(new Heard.Known(at(ASKED.plusSeconds(60), PASSED)));
  }

  @Test
  void anotherAnswerIsRefusedWithTheOneThatStands() {
    Answer other = new Answer(false, "not signed off", "", List.of());

    assertThat(answered().hear(at(ASKED.plusSeconds(90), other), Optional.empty()))
        .isEqualTo(new Heard.Refused("answered before, at 09:01:00Z: passed: signed off"));
  }

  @Test
  void anAnswerAfterTheTimeIsTooLate() {
    assertThat(question.hear(at(UNTIL.minusSeconds(1), PASSED), Optional.empty()))
        .isInstanceOf(Heard.Taken.class);
    assertThat(question.hear(at(UNTIL, PASSED), Optional.empty()))
        .isEqualTo(new Heard.Refused("too late: answers counted until Mon 2 Mar 10:00Z"));
  }

  @Test
  void anAnswerAfterTheEndOfTheTestIsTooLate() {
    assertThat(
            question
                .endedAt(ASKED.plusSeconds(600))
                .hear(at(ASKED.plusSeconds(700), PASSED), Optional.empty()))
        .isEqualTo(new Heard.Refused("too late: the test ended at Mon 2 Mar 09:10Z"));
  }

  @Test
  void anAnswerForAnotherRevisionIsRefused() {
    assertThat(question.hear(at(ASKED, PASSED), Optional.of("99999999")))
        .isEqualTo(new Heard.Refused("asked was revision 4d51f2a0, the answer is for another one"));
  }

  @Test
  void itIsOpenUntilItIsRecorded() {
    assertThat(question.isOpen(UNTIL.minusSeconds(1))).isTrue();
    assertThat(question.isOpen(UNTIL)).isFalse();
    assertThat(answered().isOpen(UNTIL)).isTrue();
    assertThat(answered().endedAt(UNTIL).isOpen(UNTIL)).isFalse();
  }
}
