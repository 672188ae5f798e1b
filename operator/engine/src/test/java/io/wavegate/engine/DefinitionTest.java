package io.wavegate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionTest {
  private static List<String> problems(String definition) {
    Engine engine = new Engine(TestHost.withoutService(), "eu-west-1", "111122223333");
    InvalidDefinitionException refused =
        catchThrowableOfType(
            InvalidDefinitionException.class, () -> engine.createStateMachine("gate", definition));
    assertThat(refused).as(definition).isNotNull();
    return refused.problems();
  }

  private static String one(String state) {
    return Fixture.states("S", "\"S\": {" + state + "}");
  }

  @Test
  void jsonPathIsRefusedAndTheStateNamed() {
    assertThat(problems("{\"StartAt\": \"S\", \"States\": {\"S\": {\"Type\": \"Succeed\"}}}"))
        .singleElement()
        .asString()
        .contains("State 'S'", "JSONPath", "only JSONata is supported");
  }

  @Test
  void aJsonPathStateAmongOthersIsRefused() {
    assertThat(problems(one("\"Type\": \"Pass\", \"QueryLanguage\": \"JSONPath\", \"End\": true")))
        .singleElement()
        .asString()
        .contains("State 'S'", "JSONPath");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Type\": \"Pass\" | needs either 'Next' or 'End'",
        "\"Type\": \"Pass\", \"Next\": \"S\", \"End\": true | needs either 'Next' or 'End'",
        "\"Type\": \"Pass\", \"Next\": \"T\" | leads to 'T', which does not exist",
        "\"Type\": \"Nap\", \"End\": true | unknown Type 'Nap'",
        "\"Type\": \"Pass\", \"InputPath\": \"$.x\", \"End\": true | 'InputPath' is not supported",
        "\"Type\": \"Pass\", \"Output\": \"{% 1 + %}\", \"End\": true | field 'Output'",
        "\"Type\": \"Pass\", \"Output\": \"{% 1\", \"End\": true | must start with '{%' and end",
        "\"Type\": \"Pass\", \"Output\": {\"a\": [\"{% ( %}\"]}, \"End\": true | 'Output/a[0]'",
        "\"Type\": \"Pass\", \"Output\": \"{% $eval('1') %}\", \"End\": true | $eval is not supported",
        "\"Type\": \"Pass\", \"Assign\": {\"states\": 1}, \"End\": true | 'states' is reserved",
        "\"Type\": \"Task\", \"End\": true | field 'Resource' is missing",
        "\"Type\": \"Task\", \"Resource\": \"lambda\", \"End\": true | 'lambda' is not an ARN",
        "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda\", \"End\": true | no service and action",
        "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::sns:publish\", \"TimeoutSeconds\": 5, \"HeartbeatSeconds\": 5, \"End\": true | got 5 and 5",
        "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::sns:publish\", \"Credentials\": {}, \"End\": true | 'Credentials' must have 'RoleArn'",
        "\"Type\": \"Wait\", \"End\": true | needs either 'Seconds' or 'Timestamp'",
        "\"Type\": \"Choice\", \"Choices\": [] | at least one rule",
        "\"Type\": \"Parallel\", \"Branches\": [], \"End\": true | at least one branch",
        "\"Type\": \"Map\", \"End\": true, \"ItemProcessor\": {\"ProcessorConfig\": {\"Mode\": \"DISTRIBUTED\"}} | 'DISTRIBUTED' is not supported",
      })
  void mistakesAreFoundWhenTheMachineIsCreated(String state, String problem) {
    assertThat(problems(one(state))).anySatisfy(p -> assertThat(p).contains(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"ErrorEquals\": []} | at least one error",
        "{\"ErrorEquals\": [\"States.ALL\", \"E\"]} | States.ALL must stand alone",
        "{\"ErrorEquals\": [\"States.ALL\"]}, {\"ErrorEquals\": [\"E\"]} | in the last entry",
        "{\"ErrorEquals\": [\"E\"], \"BackoffRate\": 0.5} | at least 1.0, got 0.5",
        "{\"ErrorEquals\": [\"E\"], \"IntervalSeconds\": 0} | at least 1, got 0",
        "{\"ErrorEquals\": [\"E\"], \"JitterStrategy\": \"SOME\"} | FULL or NONE, got SOME",
        "{\"ErrorEquals\": [\"E\"], \"Attempts\": 3} | 'Retry[0]/Attempts' is not supported",
      })
  void mistakesInRetryAreFound(String retriers, String problem) {
    String state =
        "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", \"End\": true,"
            + " \"Retry\": ["
            + retriers
            + "]";

    assertThat(problems(one(state))).anySatisfy(p -> assertThat(p).contains(problem));
  }

  @Test
  void everyProblemIsTold() {
    String states =
        """
        "A": {"Type": "Pass", "Next": "B", "Result": 1},
        "B": {"Type": "Pass", "Output": "{% ) %}", "End": true}""";

    assertThat(problems(Fixture.states("A", states)))
        .hasSize(2)
        .anySatisfy(p -> assertThat(p).contains("State 'A'"))
        .anySatisfy(p -> assertThat(p).contains("State 'B'"));
  }

  @Test
  void statesThatNothingLeadsToAreFound() {
    String states =
        """
        "A": {"Type": "Succeed"}, "B": {"Type": "Succeed"}""";

    assertThat(problems(Fixture.states("A", states)))
        .containsExactly("Definition: state 'B' is not reachable");
  }

  @Test
  void aFlowThatNoStateEndsIsRefused() {
    String states =
        """
        "A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "A"}""";

    assertThat(problems(Fixture.states("A", states)))
        .singleElement()
        .asString()
        .startsWith("Definition: none of its states ends it");
  }

  @Test
  void namesAreUniqueInTheWholeMachine() {
    String states =
        """
        "A": {"Type": "Parallel", "End": true, "Branches": [
          {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}]}""";

    assertThat(problems(Fixture.states("A", states)))
        .anySatisfy(p -> assertThat(p).contains("another state of this name"));
  }

  @Test
  void aRefusedUpdateLeavesTheOldDefinition() {
    Fixture given = Fixture.of(one("\"Type\": \"Succeed\""));

    assertThatThrownBy(() -> given.engine.updateStateMachine(given.machine, "{}"))
        .isInstanceOf(InvalidDefinitionException.class);

    assertThat(given.run("{}").status()).isInstanceOf(ExecutionStatus.Succeeded.class);
  }

  @Test
  void textThatMerelySpeaksOfEvalIsNotRefused() {
    Fixture given =
        Fixture.of(one("\"Type\": \"Pass\", \"Output\": \"{% 'no $eval(1)' %}\", \"End\": true"));

    assertThat(Fixture.output(given.run("{}")).asText()).isEqualTo("no $eval(1)");
  }
}
