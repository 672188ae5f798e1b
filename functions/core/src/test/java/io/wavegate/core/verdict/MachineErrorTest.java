package io.wavegate.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of errors reach a person as sentences. */
class MachineErrorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Wavegate.TestNotRun: test smoke has no result: x | a required test smoke has no result: x
          Wavegate.UnknownTestKind: kind: dance            | a validation test was not run, since the execution that watches this gate does not know its kind: dance
          Wavegate.NotAsked: Sqs.QueueDoesNotExist: gone   | the team could not be asked: Sqs.QueueDoesNotExist: gone
          Wavegate.Undecided: No verdict was committed.    | No verdict was committed.
          States.Timeout: 60 s                             | a step took longer than it may (States.Timeout: 60 s)
          States.Timeout                                   | a step took longer than it may (States.Timeout)
          Lambda.Unknown: out of memory                    | Lambda.Unknown: out of memory
          java.lang.IllegalStateException: the table: down | java.lang.IllegalStateException: the table: down
          the execution ended as FAILED: a: b              | the execution ended as FAILED: a: b
          table down                                       | table down
          late                                             | late
          """)
  void aNameBecomesASentence(String error, String said) {
    assertThat(MachineError.of(error).what()).isEqualTo(said);
  }

  @Test
  void aTestWithoutAResultHaltsAndSaysWhatToDo() {
    String reason =
        MachineError.of(
                "Wavegate.TestNotRun: test smoke was not run: the role is gone (tried once)")
            .halt("checkout", "one-box")
            .reason();

    assertThat(reason)
        .isEqualTo(
            "a required test smoke was not run: the role is gone (tried once). Without it nothing"
                + " is promoted, and nothing is known against the release. Mend that, then: wavegate"
                + " reopen checkout one-box --reason TEXT, and retry the stage");
  }

  @Test
  void anythingElseHaltsToo() {
    assertThat(MachineError.of("States.Runtime").halt("checkout", "one-box").reason())
        .isEqualTo("the state machine met an error: States.Runtime");
  }
}
