package io.wavegate.local.cloud;

import static io.wavegate.local.cloud.GivenLevers.ALIAS;
import static io.wavegate.local.cloud.GivenLevers.CONFIG;
import static io.wavegate.local.cloud.GivenLevers.GROUP;
import static io.wavegate.local.cloud.GivenLevers.HUB;
import static io.wavegate.local.cloud.GivenLevers.SERVICE;
import static io.wavegate.local.cloud.GivenLevers.SPOKE;
import static io.wavegate.local.cloud.GivenLevers.STACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.lever.LeverFacts.Alias;
import io.wavegate.core.lever.LeverFacts.CodeDeployment;
import io.wavegate.core.lever.LeverFacts.ConfigDeployment;
import io.wavegate.core.lever.LeverFacts.EcsDeployment;
import io.wavegate.core.lever.LeverFacts.Stack;
import io.wavegate.core.lever.LeverOrder;
import io.wavegate.core.model.Place;
import io.wavegate.core.port.Sent;
import io.wavegate.standins.Rollout;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each order, and each refusal that its service knows, here and in another place. */
class LeverPullsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final GivenLevers given = new GivenLevers();

  @AfterEach
  void close() {
    given.close();
  }

  static Stream<Place> places() {
    return Stream.of(HUB, SPOKE);
  }

  private static String code(Sent sent) {
    return sent instanceof Sent.Refused refused ? refused.code() : "not refused: " + sent;
  }

  @ParameterizedTest
  @MethodSource("places")
  void aDeploymentOfCodeDeployIsStoppedAndAFinishedOneIsNot(Place place) {
    String good = given.deployToGroup(place);
    given.pass(MINUTE.multipliedBy(6));
    String bad = given.deployToGroup(place);
    given.pass(MINUTE);

    assertThat(given.pull(place, new LeverOrder.StopCodeDeploy(bad)))
        .isEqualTo(new Sent.Done("Pending"));
    given.pass(MINUTE);
    CodeDeployment back = (CodeDeployment) given.found(place, GROUP);
    assertThat(back.undoes()).isEqualTo(bad);
    assertThat(back.lastGood()).isEqualTo(good);

    assertThat(given.pull(place, new LeverOrder.StopCodeDeploy(good)))
        .isEqualTo(
            new Sent.Refused(
                "DeploymentAlreadyCompletedException",
                "Deployment " + good + " has already completed"));
    assertThat(code(given.pull(place, new LeverOrder.StopCodeDeploy("d-ABCDEF123"))))
        .isEqualTo("DeploymentDoesNotExistException");
  }

  private EcsDeployment service(Place place) {
    return (EcsDeployment) given.found(place, SERVICE);
  }

  @ParameterizedTest
  @MethodSource("places")
  void aServicesDeploymentIsStoppedARepeatDoesNoHarmAndAFinishedOneIsNot(Place place) {
    given.goes(Rollout.hanging());
    given.deployToService(place);
    given.pass(MINUTE);
    String deployment = service(place).deployment();
    LeverOrder stop = new LeverOrder.StopEcs(deployment);

    assertThat(given.pull(place, stop)).isEqualTo(new Sent.Done(deployment));
    assertThat(given.pull(place, stop)).isEqualTo(new Sent.Done(deployment));
    assertThat(service(place).status()).isEqualTo("ROLLBACK_REQUESTED");
    given.pass(MINUTE.multipliedBy(5));
    assertThat(service(place).status()).isEqualTo("ROLLBACK_SUCCESSFUL");
    assertThat(service(place).taskDefinition()).endsWith("/checkout:1");

    assertThat(code(given.pull(place, stop))).isEqualTo("ConflictException");
    assertThat(code(given.pull(place, new LeverOrder.StopEcs(deployment.replaceFirst(".$", "x")))))
        .isEqualTo("ServiceDeploymentNotFoundException");
  }

  @ParameterizedTest
  @MethodSource("places")
  void anEarlierTaskDefinitionIsDeployedAgain(Place place) {
    String before = service(place).taskDefinition();
    given.deployToService(place);
    given.pass(MINUTE.multipliedBy(6));

    assertThat(given.pull(place, new LeverOrder.DeployEcs("prod", "checkout", before)))
        .isEqualTo(new Sent.Done(before));
    given.pass(MINUTE.multipliedBy(6));
    assertThat(service(place).taskDefinition()).isEqualTo(before);
    assertThat(service(place).status()).isEqualTo("SUCCESSFUL");

    given.services(place).ecs().deregister(before);
    assertThat(given.pull(place, new LeverOrder.DeployEcs("prod", "checkout", before)))
        .isEqualTo(new Sent.Refused("ClientException", "TaskDefinition is inactive"));
    assertThat(code(given.pull(place, new LeverOrder.DeployEcs("prod", "gone", before))))
        .isEqualTo("ServiceNotFoundException");
  }

  @ParameterizedTest
  @MethodSource("places")
  void anAliasIsPointedBackButNotByAStaleRevisionNorToAVersionThatIsGone(Place place) {
    given.deploy(
        given.services(place).versions(),
        "UpdateAlias",
        "{\"FunctionName\": \"checkout\", \"Name\": \"live\","
            + " \"RoutingConfig\": {\"AdditionalVersionWeights\": {\"1\": 0.5}}}");
    Alias before = (Alias) given.found(place, ALIAS);
    LeverOrder back = point("1", before.revision());

    assertThat(given.pull(place, back)).isInstanceOf(Sent.Done.class);
    Alias after = (Alias) given.found(place, ALIAS);
    assertThat(after.version()).isEqualTo("1");
    assertThat(after.weighted()).as("no other version gets a part").isFalse();

    assertThat(code(given.pull(place, back))).isEqualTo("PreconditionFailedException");
    given.services(place).versions().deleteVersion("checkout", "2");
    assertThat(code(given.pull(place, point("2", after.revision()))))
        .isEqualTo("ResourceNotFoundException");
  }

  private static LeverOrder point(String version, String revision) {
    return new LeverOrder.PointAlias("checkout", "live", version, revision);
  }

  @ParameterizedTest
  @MethodSource("places")
  void aConfigurationIsStoppedOnItsWayAndRevertedUpToThreeDaysAfterwards(Place place) {
    given.deployConfiguration(place, 1);
    given.pass(MINUTE.multipliedBy(60));
    given.deployConfiguration(place, 2);
    given.pass(MINUTE);

    assertThat(given.pull(place, stop(2))).isEqualTo(new Sent.Done("ROLLING_BACK"));
    assertThat(code(given.pull(place, stop(2)))).isEqualTo("BadRequestException");
    given.pass(MINUTE.multipliedBy(30));
    assertThat(((ConfigDeployment) given.found(place, CONFIG)).state()).isEqualTo("ROLLED_BACK");

    given.deployConfiguration(place, 2);
    given.pass(Duration.ofHours(71));
    assertThat(given.pull(place, stop(3))).isInstanceOf(Sent.Done.class);
    given.pass(MINUTE);
    assertThat(((ConfigDeployment) given.found(place, CONFIG)).state()).isEqualTo("REVERTED");

    given.deployConfiguration(place, 2);
    given.pass(Duration.ofHours(73));
    assertThat(given.pull(place, stop(4)))
        .isEqualTo(
            new Sent.Refused(
                "BadRequestException", "Deployment 4 was completed more than 72 hours ago"));
    assertThat(code(given.pull(place, stop(9)))).isEqualTo("ResourceNotFoundException");
  }

  private static LeverOrder stop(int number) {
    return new LeverOrder.StopAppConfig("app1234", "env1234", number);
  }

  private Stack stack(Place place) {
    return (Stack) given.found(place, STACK);
  }

  @ParameterizedTest
  @MethodSource("places")
  void anUpdateIsCancelledWhileItRunsAndNeverElse(Place place) {
    given.goes(Rollout.hanging());
    LeverOrder cancel = new LeverOrder.CancelUpdate(stack(place).id(), "wavegate-1");

    assertThat(given.pull(place, cancel))
        .isEqualTo(
            new Sent.Refused(
                "CloudFormationException",
                "CancelUpdateStack cannot be called from current stack status"));
    given.updateStack(place);
    assertThat(given.pull(place, cancel)).isEqualTo(new Sent.Done(""));
    assertThat(stack(place).status()).isEqualTo("UPDATE_ROLLBACK_IN_PROGRESS");
    assertThat(given.pull(place, cancel)).as("the same token again").isEqualTo(new Sent.Done(""));
    given.pass(MINUTE.multipliedBy(10));
    assertThat(stack(place).status()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
  }

  @ParameterizedTest
  @MethodSource("places")
  void aStackIsRolledBackFromAFailedStatusAlone(Place place) {
    given.updateStack(place);
    given.pass(MINUTE.multipliedBy(10));
    String id = stack(place).id();
    assertThat(stack(place).status()).isEqualTo("UPDATE_COMPLETE");
    assertThat(given.pull(place, new LeverOrder.RollBackStack(id, "wavegate-1")))
        .isEqualTo(
            new Sent.Refused(
                "CloudFormationException",
                "RollbackStack cannot be called from current stack status"));

    given.goes(Rollout.failure(MINUTE, "a resource failed"));
    given.updateStack(place);
    given.pass(MINUTE.multipliedBy(10));
    assertThat(given.pull(place, new LeverOrder.RollBackStack(id, "wavegate-2")))
        .isEqualTo(new Sent.Done(id));
    given.pass(MINUTE.multipliedBy(10));
    assertThat(stack(place).status()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
    assertThat(code(given.pull(place, new LeverOrder.RollBackStack("gone", "wavegate-3"))))
        .isEqualTo("CloudFormationException");
  }
}
