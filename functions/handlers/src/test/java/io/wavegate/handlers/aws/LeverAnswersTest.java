package io.wavegate.handlers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.port.Sent;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;

/** A refusal is what a service refused; everything else that is no success may have happened. */
class LeverAnswersTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Lever ALIAS = new Lever.LambdaAlias("checkout", "live");

  private static StartSyncExecutionResponse ended(String status, String error, String cause) {
    return StartSyncExecutionResponse.builder().status(status).error(error).cause(cause).build();
  }

  private static StartSyncExecutionResponse succeeded(String output) {
    return StartSyncExecutionResponse.builder().status("SUCCEEDED").output(output).build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CodeDeploy.DeploymentAlreadyCompletedException | over | 400",
        "Ecs.ConflictException | over | 400",
        "Lambda.PreconditionFailedException | stale | 412",
        "AppConfig.ResourceNotFoundException | gone | 404",
        "CloudFormation.CloudFormationException | not now | 400",
        "Ecs.AccessDeniedException | no | 403"
      })
  void whatAServiceRefusedIsARefusalInItsOwnWords(String error, String words, int status) {
    assertThat(
            LeverAnswers.sent(
                ended(
                    "FAILED",
                    error,
                    words
                        + " (Service: Any, Status Code: "
                        + status
                        + ", Request ID: 1-2-3) (SDK Attempt Count: 1)")))
        .isEqualTo(new Sent.Refused(error.substring(error.indexOf('.') + 1), words));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FAILED | Ecs.SdkClientException | Unable to execute HTTP request: Read timed out",
        "FAILED | Ecs.ServerException | down (Service: Ecs, Status Code: 500, Request ID: 1)",
        "FAILED | Lambda.TooManyRequestsException | x (Service: Lambda, Status Code: 429, Request ID: 1)",
        "FAILED | CodeDeploy.ThrottlingException | x (Service: CodeDeploy, Status Code: 400, Request ID: 1)",
        "FAILED | CloudFormation.CloudFormationException | Rate exceeded (Service: CloudFormation, Status Code: 400, Request ID: 1)",
        "FAILED | Ecs.EcsException | of no status",
        "FAILED | States.Timeout | ",
        "FAILED | States.Runtime | x (Service: Ecs, Status Code: 400, Request ID: 1)",
        "FAILED | | ",
        "TIMED_OUT | States.Timeout | ",
        "TIMED_OUT | Ecs.ConflictException | x (Service: Ecs, Status Code: 400, Request ID: 1)",
        "PAUSED | | "
      })
  void whateverElseItIsMayHaveHappened(String status, String error, String cause) {
    assertThat(LeverAnswers.sent(ended(status, error, cause))).isInstanceOf(Sent.Unsure.class);
  }

  @Test
  void anOrderThatTheMachineDoesNotKnowWasNotCarriedOut() {
    assertThat(LeverAnswers.sent(ended("FAILED", "Wavegate.UnknownLever", "older")))
        .isEqualTo(new Sent.Refused("Wavegate.UnknownLever", "older"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"said\":\"\"}", "{}", "null", "", "[1]", "{\"said\":3}"})
  void aSuccessIsASuccessWhateverItSays(String output) {
    assertThat(LeverAnswers.sent(succeeded(output))).isEqualTo(new Sent.Done(""));
  }

  @Test
  void aSuccessSaysWhatTheServiceAnswered() {
    assertThat(LeverAnswers.sent(succeeded("{\"said\":\"Pending\"}")))
        .isEqualTo(new Sent.Done("Pending"));
  }

  private static Reading<LeverFacts> facts(StartSyncExecutionResponse ended) {
    return LeverAnswers.facts(ALIAS, ended, NOW);
  }

  @Test
  void aLookIsReadAtTheTimeThatItWasAsked() {
    assertThat(facts(succeeded("{\"version\":\"2\",\"weighted\":false,\"revision\":\"r\"}")))
        .isEqualTo(new Read<>(new LeverFacts.Alias("2", false, "r"), NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[]",
        "{\"version\":\"2\",\"weighted\":false}",
        "{\"version\":2,\"weighted\":false,\"revision\":\"r\"}",
        "{\"version\":\"2\",\"weighted\":false,\"revision\":\"r\",\"more\":1}",
        "{\"absent\":\"no\",\"version\":\"2\",\"weighted\":false,\"revision\":\"r\"}",
        "{\"absent\":true}"
      })
  void anAnswerThatIsNotWhatWasAskedForIsUnread(String output) {
    assertThat(facts(succeeded(output)))
        .isInstanceOfSatisfying(
            Unread.class,
            unread ->
                assertThat(unread.why()).startsWith("lever-look answered what cannot be used"));
  }

  @Test
  void aLookThatFailsIsUnreadInTheServicesWords() {
    assertThat(
            facts(
                ended(
                    "FAILED",
                    "Lambda.AccessDeniedException",
                    "no (Service: Lambda, Status Code: 403, Request ID: 1)")))
        .isEqualTo(new Unread<>("lever-look: Lambda.AccessDeniedException: no", NOW));
    assertThat(facts(ended("TIMED_OUT", "", "")))
        .isEqualTo(new Unread<>("lever-look: the execution ended TIMED_OUT", NOW));
  }
}
