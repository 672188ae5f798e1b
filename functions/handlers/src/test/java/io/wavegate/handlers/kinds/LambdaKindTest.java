package io.wavegate.handlers.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.validation.TestOutcome;
import io.wavegate.handlers.testing.Trial;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A test function of the team's. What else it may answer is in {@code RecordTestFunctionTest}, how
 * often it runs in {@code TestTermsTest}.
 */
class LambdaKindTest {
  private final Trial trial = Trial.of("lambda: checkout-smoke, timeout: 5m");

  @Test
  void passes() {
    trial.pass(1);

    assertThat(trial.said("{\"status\": \"passed\", \"summary\": \"12 of 12\"}")).isEqualTo("GOOD");

    assertThat(trial.outcome())
        .isEqualTo(
            new TestOutcome.Passed(trial.bench().time().now(), Duration.ofMinutes(1), "12 of 12"));
    assertThat(trial.verdict()).isEqualTo("PROMOTE");
  }

  @Test
  void fails() {
    assertThat(trial.said("{\"status\": \"failed\", \"summary\": \"3 of 12\"}")).isEqualTo("BAD");

    assertThat(trial.why()).isEqualTo("3 of 12");
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  @Test
  void timesOut() {
    trial.pass(5);

    assertThat(trial.ended("States.Timeout", "")).isEqualTo("BAD");

    assertThat(trial.why()).isEqualTo("no answer in time");
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  @Test
  void answersTooLate() {
    trial.pass(5);
    trial.ended("States.Timeout", "");

    assertThat(trial.said("{\"status\": \"passed\"}")).isEqualTo("BAD");

    assertThat(trial.why()).isEqualTo("no answer in time");
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  @Test
  void answersAfterTheGateWasDecided() {
    trial.bench().alarms().fire();
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
    Gate decided = trial.release().gate(trial.id());

    trial.said("{\"status\": \"passed\"}");

    assertThat(trial.release().gate(trial.id())).isEqualTo(decided);
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"revision", "execution", "test"})
  void answersForAnotherRevision(String member) {
    assertThat(trial.said("{\"status\": \"passed\", \"%s\": \"other\"}".formatted(member)))
        .isEqualTo("BAD");

    assertThat(trial.why()).startsWith("the answer is for " + member + " other, asked was ");
    assertThat(trial.judged()).isEqualTo("ROLL_BACK");
  }

  @Test
  void passesForTheRevisionThatWasAsked() {
    String asked = trial.task().at("/context/revision").asText();

    assertThat(asked).hasSize(40);
    assertThat(trial.said("{\"status\": \"passed\", \"revision\": \"%s\"}".formatted(asked)))
        .isEqualTo("GOOD");
  }
}
