package io.wavegate.local.cloud;

import static io.wavegate.local.cloud.GivenLevers.ALIAS;
import static io.wavegate.local.cloud.GivenLevers.HUB;
import static io.wavegate.local.cloud.GivenLevers.NEAR;
import static io.wavegate.local.cloud.GivenLevers.SERVICE;
import static io.wavegate.local.cloud.GivenLevers.SPOKE;
import static io.wavegate.local.cloud.GivenLevers.STACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.lever.LeverFacts.EcsDeployment;
import io.wavegate.core.lever.LeverOrder;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.port.Levers;
import io.wavegate.core.port.Sent;
import io.wavegate.local.scenario.Fault.Service.Answers;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.http.ServiceCall;
import io.wavegate.standins.sts.Role;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way to a lever: who is let in where, and what is known when an answer does not come. */
class LeverWaysTest {
  private static final String SESSION =
      "arn:aws:sts::444455556666:assumed-role/wavegate-spoke-%s-us-east-1/wavegate-%s";
  private static final String POLICY =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
          + "\"states:StartSyncExecution\",\"Resource\":\"arn:aws:states:us-east-1:444455556666:"
          + "stateMachine:wavegate-%s\"}]}";

  private final GivenLevers given = new GivenLevers();

  @AfterEach
  void close() {
    given.close();
  }

  private static String why(Object reading) {
    return reading instanceof Unread<?> unread ? unread.why() : "not unread: " + reading;
  }

  private LeverOrder aStopThatIsDue(Place place) {
    given.goes(Rollout.hanging());
    given.deployToService(place);
    given.pass(Duration.ofMinutes(1));
    return new LeverOrder.StopEcs(service(place).deployment());
  }

  private EcsDeployment service(Place place) {
    return (EcsDeployment) given.found(place, SERVICE);
  }

  private ServiceCall last(String operation) {
    return given.calls(operation).getLast();
  }

  @Test
  void hereNoRoleIsAssumed() {
    assertThat(given.pull(HUB, aStopThatIsDue(HUB))).isInstanceOf(Sent.Done.class);

    assertThat(given.calls("AssumeRole")).isEmpty();
  }

  @Test
  void thereOneRoleLooksAndAnotherPullsAndNeitherSessionMayDoMore() {
    given.found(SPOKE, STACK);
    assertThat(last("AssumeRole").input().path("RoleArn").asText())
        .isEqualTo("arn:aws:iam::444455556666:role/wavegate-spoke-look-us-east-1");
    assertThat(last("AssumeRole").input().path("Policy").asText())
        .isEqualTo(POLICY.formatted("lever-look"));
    assertThat(last("StartSyncExecution").caller().principalArn())
        .isEqualTo(SESSION.formatted("look", "looks"));

    given.pull(SPOKE, aStopThatIsDue(SPOKE));
    assertThat(last("AssumeRole").input().path("RoleArn").asText())
        .isEqualTo("arn:aws:iam::444455556666:role/wavegate-spoke-rollback-us-east-1");
    assertThat(last("AssumeRole").input().path("Policy").asText())
        .isEqualTo(POLICY.formatted("lever-pull"));
    assertThat(last("StartSyncExecution").caller().principalArn())
        .isEqualTo(SESSION.formatted("rollback", "rollbacks"));
    assertThat(given.calls("AssumeRole")).as("a session is used again").hasSize(2);
  }

  @Test
  void anotherRegionOfThisAccountIsEnteredByItsRolesToo() {
    assertThat(given.look(NEAR, ALIAS)).isInstanceOf(Read.class);

    assertThat(last("AssumeRole").input().path("RoleArn").asText())
        .isEqualTo("arn:aws:iam::111122223333:role/wavegate-spoke-look-eu-central-1");
    assertThat(last("StartSyncExecution").caller().region()).isEqualTo("eu-central-1");
  }

  @Test
  void anAccountThatTheInstallationDoesNotKnowIsNotAskedAtAll() {
    Place stranger = new Place("999988887777", "us-east-1");
    String words = "account 999988887777 is not among the stack's SpokeAccounts";

    assertThat(why(given.look(stranger, STACK))).startsWith(words);
    assertThat(given.pull(stranger, new LeverOrder.StopEcs("arn")))
        .isInstanceOfSatisfying(
            Sent.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("Wavegate.NotInstalled");
              assertThat(refused.message()).startsWith(words);
            });
    assertThat(given.calls("AssumeRole")).isEmpty();
    assertThat(given.calls("StartSyncExecution")).isEmpty();
  }

  private void trust(String externalId) {
    for (String role : Set.of("look", "rollback")) {
      given
          .cloud()
          .further()
          .sts()
          .putRole(
              new Role(
                  "arn:aws:iam::444455556666:role/wavegate-spoke-" + role + "-us-east-1",
                  Set.of("arn:aws:iam::111122223333:root"),
                  Optional.of(externalId)));
    }
  }

  @Test
  void aRoleThatMayNotBeAssumedPullsNothing() {
    LeverOrder stop = aStopThatIsDue(HUB);
    trust("another-word");

    assertThat(why(given.look(SPOKE, STACK)))
        .startsWith("role wavegate-spoke-look-us-east-1 was not assumed: AccessDenied: ");
    assertThat(given.pull(SPOKE, stop))
        .isInstanceOfSatisfying(
            Sent.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("AccessDenied");
              assertThat(refused.message())
                  .startsWith("role wavegate-spoke-rollback-us-east-1 was not assumed: ")
                  .doesNotContain("a-word-between-us");
            });
    assertThat(given.done()).isEmpty();

    trust("a-word-between-us");
    assertThat(given.look(SPOKE, STACK)).isInstanceOf(Read.class);
  }

  @Test
  void anAnswerThatIsLostOnItsWayBackIsUnsureAndALookShowsWhatWasDone() {
    LeverOrder stop = aStopThatIsDue(SPOKE);

    given.lose("StartSyncExecution");
    assertThat(given.pull(SPOKE, stop))
        .isInstanceOfSatisfying(
            Sent.Unsure.class, unsure -> assertThat(unsure.why()).contains("Read timed out"));
    given.lose("");

    assertThat(service(SPOKE).status()).isEqualTo("ROLLBACK_REQUESTED");
    assertThat(given.done())
        .as("sent once, though no answer came")
        .containsExactly("StopServiceDeployment prod/checkout ROLLBACK");
  }

  @Test
  void anAnswerThatTheMachineDoesNotGetIsUnsureToo() {
    LeverOrder stop = aStopThatIsDue(HUB);
    given.strike("ecs", "StopServiceDeployment", Answers.LOST);

    assertThat(given.pull(HUB, stop))
        .isEqualTo(
            new Sent.Unsure(
                "lever-pull: Ecs.SdkClientException: Unable to execute HTTP request: Read timed"
                    + " out"));

    assertThat(service(HUB).status()).isEqualTo("ROLLBACK_REQUESTED");
    assertThat(given.done()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Answers.class,
      names = {"THROTTLED", "ERROR", "NOTHING"})
  void aServiceThatIsDownOrAsksForPatienceHasRefusedNothingAndIsAskedOnce(Answers answers) {
    LeverOrder stop = aStopThatIsDue(HUB);
    given.strike("ecs", "StopServiceDeployment", answers);

    assertThat(given.pull(HUB, stop)).isInstanceOf(Sent.Unsure.class);

    assertThat(service(HUB).status()).isEqualTo("IN_PROGRESS");
    assertThat(given.done()).hasSizeLessThan(2);
  }

  @Test
  void aMachineThatMayNotDoItIsRefusedInTheServicesWords() {
    LeverOrder stop = aStopThatIsDue(SPOKE);
    given.strike("ecs", "StopServiceDeployment", Answers.DENIED);

    assertThat(given.pull(SPOKE, stop))
        .isEqualTo(new Sent.Refused("AccessDeniedException", "the role is not allowed to do this"));
  }

  @Test
  void aLookThatFailsSaysWhyAndIsNeverAbsent() {
    given.strike("cloudformation", "DescribeStacks", Answers.DENIED);
    given.strike("lambda", "GetAlias", Answers.THROTTLED);

    assertThat(why(given.look(HUB, STACK)))
        .isEqualTo(
            "lever-look: CloudFormation.CloudFormationException: the role is not allowed to do"
                + " this");
    assertThat(why(given.look(HUB, ALIAS))).startsWith("lever-look: Lambda.").contains("exceeded");
  }

  @Test
  void whoOnlyLooksOnNeitherLooksNorPulls() {
    Levers onlooking = given.cloud().spokes().onlooking(given.cloud().wiring().ports()).levers();

    assertThat(onlooking.look(HUB, STACK)).isInstanceOf(Unread.class);
    assertThat(onlooking.pull(HUB, new LeverOrder.StopEcs("arn"))).isInstanceOf(Sent.Refused.class);
    assertThat(given.calls("StartSyncExecution")).isEmpty();
  }
}
