package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which gate a job belongs to (S4), and what is said where that cannot be (L3). */
class GateIdentityTest {
  private final Bench bench = Bench.open();
  private final Journey release = Journey.pushed(bench);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          wave\\":\\"one-box  | wave\\":\\"two-box    | no wave "two-box" in the policy, it has [one-box, one-region]
          wave\\":\\"one-box  | wave\\":\\"one-region | wave one-region is deployed by stage Prod-Wave-1, the action stands in Prod-OneBox
          gate\\":\\"entry    | gate\\":\\"promotion  | the promotion gate of wave one-box is carried by approval action PromotionGate, not by invoke action EntryGate
          service\\":\\"check | service\\":\\"chuck   | no policy is installed for service "chuckout"
          gate\\":\\"entry    | gate\\":\\"exit       | UserParameters: gate must be "entry" or "promotion", got "exit"
          \\"v\\":1           | \\"v\\":2             | UserParameters: this version of Wavegate reads "v": 1, got 2
          """)
  void aWrongParameterFailsTheActionWithASentence(String right, String wrong, String sentence) {
    String event = compact().replace(right, wrong);
    assertThat(event).isNotEqualTo(compact());

    String said = release.functions().gate(event);

    assertThat(said).isEqualTo("misconfigured: " + sentence);
    assertConfigurationError(sentence);
  }

  @Test
  void anExecutionThatNobodyResolvedFailsTheAction() {
    String event = compact().replace(release.execution(), "#{codepipeline.PipelineExecutionId}");

    release.functions().gate(event);

    assertConfigurationError("which nobody resolved");
  }

  @Test
  void anotherExecutionThanTheJobsFailsTheAction() {
    String event = compact().replace(release.execution(), "00000000-0000-4000-8000-00000000beef");

    release.functions().gate(event);

    assertConfigurationError(
        "UserParameters name execution 00000000-0000-4000-8000-00000000beef, the job belongs to "
            + release.execution());
  }

  @Test
  void aPipelineThatDeploysAnotherServiceFailsTheAction() {
    bench.install(Bench.policy("pipeline: checkout-prod", "pipeline: checkout-other"));

    release.functions().gate(bench.pipeline().lastJob());

    assertConfigurationError(
        "service checkout is deployed by pipeline checkout-other, not by checkout-prod");
  }

  @Test
  void anActionThatThePolicyDoesNotNameFails() {
    String named = bench.pipeline().lastJob();
    bench.install(
        Bench.policy("carrier: invoke, action: EntryGate", "carrier: invoke, action: MayItStart"));

    release.functions().gate(named);

    assertConfigurationError(
        "the entry gate of wave one-box is carried by invoke action MayItStart, not by invoke"
            + " action EntryGate");
  }

  @Test
  void whereTheJobIsNotReadLambdaTriesAgain() {
    bench.faults().refuse("GetJobDetails", "ServiceUnavailable", 503);

    assertThatThrownBy(() -> release.functions().gate(bench.pipeline().lastJob()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the job was not read");
    assertThat(bench.states().started()).isEmpty();
  }

  @Test
  void aThrottledAnswerIsTriedAgainAndDoesNotHang() {
    bench.faults().refuse("PutJobFailureResult", "ThrottlingException", 400);
    String event = compact().replace("one-box", "two-box");

    assertThatThrownBy(() -> release.functions().gate(event))
        .isInstanceOf(IllegalStateException.class);

    bench.faults().mend("PutJobFailureResult");
    release.functions().gate(event);
    assertConfigurationError("no wave");
  }

  @Test
  void aJobWhoseAnswerCameTwiceIsOver() {
    String event = compact().replace("one-box", "two-box");
    bench.faults().loseReplyOf("PutJobFailureResult");
    assertThatThrownBy(() -> release.functions().gate(event)).hasMessageContaining("not known");

    assertThat(release.functions().gate(event)).contains("but the job was over");
  }

  private String compact() {
    return bench.pipeline().lastJob().replace("\\\": ", "\\\":");
  }

  private void assertConfigurationError(String sentence) {
    JsonNode action = bench.pipeline().action("Prod-OneBox", "EntryGate");
    assertThat(action.at("/errorDetails/code").asText()).isEqualTo("ConfigurationError");
    assertThat(action.at("/errorDetails/message").asText()).contains(sentence);
    assertThat(bench.states().started()).isEmpty();
  }
}
