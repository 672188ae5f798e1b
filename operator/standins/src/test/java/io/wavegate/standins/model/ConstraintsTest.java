package io.wavegate.standins.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.standins.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConstraintsTest {
  private static Optional<String> broken(String operation, String input) {
    Shape.Structure shape = ServiceModels.bundled().input("codepipeline", operation).orElseThrow();
    return Constraints.broken(shape, Json.parse(input.replace('\'', '"')));
  }

  private static final String JOB = "'jobId': '00000000-0000-4000-8000-000000000001'";

  @Test
  void aRequestWithinTheModelPasses() {
    assertThat(
            broken(
                "PutJobSuccessResult",
                "{%s, 'executionDetails': {'summary': 's', 'percentComplete': 100}}"
                    .formatted(JOB)))
        .isEmpty();
  }

  @Test
  void aMissingRequiredMemberIsNamed() {
    assertThat(broken("PutJobSuccessResult", "{}"))
        .contains(
            "1 validation error detected: Value null at 'jobId' failed to satisfy constraint: Member must not be null");
  }

  @Test
  void aPatternIsNamedWithTheValueSeen() {
    assertThat(broken("PutJobSuccessResult", "{'jobId': 'abc'}").orElseThrow())
        .contains("Value 'abc' at 'jobId'", "satisfy regular expression pattern: [0-9a-f]{8}-");
  }

  @Test
  void lengthsCountCharactersAndNotCodeUnits() {
    String longest =
        "{'pipelineName': 'p', 'stageName': 's', 'actionName': 'a', 'token':"
            + " '00000000-0000-4000-8000-000000000001',"
            + " 'result': {'status': 'Approved', 'summary': '%s'}}";

    assertThat(broken("PutApprovalResult", longest.formatted("\uD83D\uDE80".repeat(512))))
        .isEmpty();
    assertThat(broken("PutApprovalResult", longest.formatted("x".repeat(513))).orElseThrow())
        .contains("result.summary", "length less than or equal to 512");
  }

  @Test
  void rangesAndEnumsAndTypesAreHeld() {
    assertThat(
            broken(
                    "PutJobSuccessResult",
                    "{%s, 'executionDetails': {'percentComplete': 101}}".formatted(JOB))
                .orElseThrow())
        .contains("'101' at 'executionDetails.percentComplete'", "less than or equal to 100");
    assertThat(
            broken(
                    "PutJobFailureResult",
                    "{%s, 'failureDetails': {'type': 'Oops', 'message': 'm'}}".formatted(JOB))
                .orElseThrow())
        .contains("'Oops' at 'failureDetails.type'", "enum value set: [JobFailed");
    assertThat(broken("GetPipelineState", "{'name': 7}").orElseThrow())
        .contains("Value '7' at 'name'", "be a string");
  }

  @Test
  void theReasonOfADisabledTransitionTakesFewCharacters() {
    String input =
        "{'pipelineName': 'p', 'stageName': 's', 'transitionType': 'Inbound', 'reason': '%s'}";

    assertThat(broken("DisableStageTransition", input.formatted("wave 2 - see (log)!"))).isEmpty();
    assertThat(broken("DisableStageTransition", input.formatted("alarm: fired"))).isPresent();
    assertThat(broken("DisableStageTransition", input.formatted("a,b"))).isPresent();
  }

  @Test
  void anUnknownMemberIsRefused() {
    assertThat(broken("GetPipelineState", "{'name': 'p', 'pipeline': 'p'}").orElseThrow())
        .contains("Unknown member 'pipeline'");
  }

  @Test
  void severalViolationsAreCounted() {
    assertThat(broken("GetPipelineExecution", "{}").orElseThrow())
        .startsWith("2 validation errors detected: ");
  }
}
