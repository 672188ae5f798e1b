package io.wavegate.local.cloud;

import static io.wavegate.local.cloud.GivenLevers.ALIAS;
import static io.wavegate.local.cloud.GivenLevers.CONFIG;
import static io.wavegate.local.cloud.GivenLevers.GROUP;
import static io.wavegate.local.cloud.GivenLevers.HUB;
import static io.wavegate.local.cloud.GivenLevers.SERVICE;
import static io.wavegate.local.cloud.GivenLevers.SPOKE;
import static io.wavegate.local.cloud.GivenLevers.STACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.LeverFacts.Absent;
import io.wavegate.core.lever.LeverFacts.Alias;
import io.wavegate.core.lever.LeverFacts.CodeDeployment;
import io.wavegate.core.lever.LeverFacts.ConfigDeployment;
import io.wavegate.core.lever.LeverFacts.EcsDeployment;
import io.wavegate.core.lever.LeverFacts.Stack;
import io.wavegate.core.model.Place;
import io.wavegate.core.policy.Lever;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.ServiceError;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found at each lever, in each state that its service knows, here and in another place. */
class LeverLooksTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final GivenLevers given = new GivenLevers();

  @AfterEach
  void close() {
    given.close();
  }

  static Stream<Place> places() {
    return Stream.of(HUB, SPOKE);
  }

  private LeverFacts found(Place place, Lever lever) {
    return given.found(place, lever);
  }

  private CodeDeployment group(Place place) {
    return (CodeDeployment) found(place, GROUP);
  }

  @ParameterizedTest
  @MethodSource("places")
  void aGroupTellsOfItsDeploymentFromTheFirstToTheLast(Place place) {
    assertThat(found(place, GROUP)).isEqualTo(new CodeDeployment("", "", "", ""));

    String first = given.deployToGroup(place);
    assertThat(found(place, GROUP)).isEqualTo(new CodeDeployment(first, "Created", "", ""));
    given.pass(MINUTE);
    assertThat(group(place).status()).isEqualTo("InProgress");
    given.pass(MINUTE.multipliedBy(5));
    assertThat(found(place, GROUP)).isEqualTo(new CodeDeployment(first, "Succeeded", "", first));

    given.goes(Rollout.failure(MINUTE, "too many instances failed"));
    String second = given.deployToGroup(place);
    given.pass(MINUTE.multipliedBy(5));
    assertThat(found(place, GROUP)).isEqualTo(new CodeDeployment(second, "Failed", "", first));
  }

  private EcsDeployment service(Place place) {
    return (EcsDeployment) found(place, SERVICE);
  }

  @ParameterizedTest
  @MethodSource("places")
  void aServiceTellsOfItsTaskDefinitionAndOfItsLatestDeployment(Place place) {
    String before = service(place).taskDefinition();
    assertThat(before).endsWith(":task-definition/checkout:1");

    given.deployToService(place);
    EcsDeployment pending = service(place);
    assertThat(pending.taskDefinition()).endsWith(":task-definition/checkout:2");
    assertThat(pending.deployment()).contains(":service-deployment/prod/checkout/");
    assertThat(pending.status()).isEqualTo("PENDING");
    assertThat(pending.reason()).isEmpty();
    given.pass(MINUTE);
    assertThat(service(place).status()).isEqualTo("IN_PROGRESS");
    given.pass(MINUTE.multipliedBy(5));
    assertThat(service(place).status()).isEqualTo("SUCCESSFUL");

    given.goes(Rollout.failure(MINUTE, "tasks do not start"));
    given.deployToService(place);
    given.pass(MINUTE.plusSeconds(30));
    assertThat(service(place).status()).isEqualTo("ROLLBACK_IN_PROGRESS");
    assertThat(service(place).deployment()).isNotEqualTo(pending.deployment());
    given.pass(MINUTE.multipliedBy(5));
    EcsDeployment back = service(place);
    assertThat(back.status()).isEqualTo("ROLLBACK_SUCCESSFUL");
    assertThat(back.reason()).contains("circuit breaker");
    assertThat(back.taskDefinition()).endsWith(":task-definition/checkout:2");
  }

  @ParameterizedTest
  @MethodSource("places")
  void anAliasTellsOfItsVersionItsWeightsAndItsRevision(Place place) {
    Alias before = (Alias) found(place, ALIAS);
    assertThat(before.version()).isEqualTo("2");
    assertThat(before.weighted()).isFalse();

    given.deploy(
        given.services(place).versions(),
        "UpdateAlias",
        "{\"FunctionName\": \"checkout\", \"Name\": \"live\", \"FunctionVersion\": \"1\","
            + " \"RoutingConfig\": {\"AdditionalVersionWeights\": {\"2\": 0.1}}}");
    Alias after = (Alias) found(place, ALIAS);

    assertThat(after.version()).isEqualTo("1");
    assertThat(after.weighted()).isTrue();
    assertThat(after.revision()).isNotEmpty().isNotEqualTo(before.revision());
  }

  private ConfigDeployment config(Place place) {
    return (ConfigDeployment) found(place, CONFIG);
  }

  @ParameterizedTest
  @MethodSource("places")
  void anEnvironmentTellsOfItsLatestDeployment(Place place) {
    assertThat(found(place, CONFIG)).isEqualTo(new ConfigDeployment(0, "", ""));

    given.deployConfiguration(place, 1);
    assertThat(found(place, CONFIG)).isEqualTo(new ConfigDeployment(1, "DEPLOYING", "1"));
    given.pass(MINUTE.multipliedBy(6));
    assertThat(config(place).state()).isEqualTo("BAKING");
    given.pass(MINUTE.multipliedBy(20));
    assertThat(config(place).state()).isEqualTo("COMPLETE");

    given.goes(Rollout.failure(MINUTE, "an alarm"));
    given.deployConfiguration(place, 2);
    given.pass(MINUTE.multipliedBy(10));
    assertThat(found(place, CONFIG)).isEqualTo(new ConfigDeployment(2, "ROLLED_BACK", "2"));
  }

  private Stack stack(Place place) {
    return (Stack) found(place, STACK);
  }

  @ParameterizedTest
  @MethodSource("places")
  void aStackTellsOfItsStatus(Place place) throws ServiceError {
    assertThat(stack(place).id()).startsWith("arn:aws:cloudformation:" + place.region());
    assertThat(stack(place).status()).isEqualTo("CREATE_COMPLETE");

    given.updateStack(place);
    assertThat(stack(place).status()).isEqualTo("UPDATE_IN_PROGRESS");
    given.pass(MINUTE.multipliedBy(10));
    assertThat(stack(place).status()).isEqualTo("UPDATE_COMPLETE");

    given.goes(Rollout.failure(MINUTE, "a resource failed"));
    given.updateStack(place);
    given.pass(MINUTE.multipliedBy(10));
    assertThat(stack(place).status()).isEqualTo("UPDATE_FAILED");
    assertThat(stack(place).reason()).contains("a resource failed");
  }

  @ParameterizedTest
  @MethodSource("places")
  void whatIsNotThereIsAnAnswerAndNoError(Place place) {
    given.services(place).ecs().deleteService("prod", "checkout");

    assertThat(absent(place, new Lever.CodeDeploy("gone", "prod")))
        .isEqualTo("No application found for name: gone");
    assertThat(absent(place, new Lever.CodeDeploy("checkout", "gone")))
        .isEqualTo("No Deployment Group found for name: gone");
    assertThat(absent(place, new Lever.EcsService("gone", "checkout")))
        .isEqualTo("Cluster not found.");
    assertThat(absent(place, new Lever.EcsService("prod", "gone")))
        .isEqualTo("ECS says of the service: MISSING");
    assertThat(absent(place, SERVICE)).isEqualTo("ECS says of the service: INACTIVE");
    assertThat(absent(place, new Lever.LambdaAlias("gone", "live")))
        .startsWith("Function not found: arn:aws:lambda:" + place.region());
    assertThat(absent(place, new Lever.LambdaAlias("checkout", "gone")))
        .startsWith("Cannot find alias arn: ");
    assertThat(absent(place, new Lever.AppConfig("gone123", "env1234")))
        .isEqualTo("Application not found for ID: gone123");
    assertThat(absent(place, new Lever.AppConfig("app1234", "gone123")))
        .isEqualTo("Environment not found for ID: gone123");
    assertThat(absent(place, new Lever.CloudFormation("gone")))
        .isEqualTo("Stack with id gone does not exist");
  }

  private String absent(Place place, Lever lever) {
    return ((Absent) found(place, lever)).why();
  }

  @Test
  void aLookChangesNothing() {
    for (Lever lever : List.of(GROUP, SERVICE, ALIAS, CONFIG, STACK)) {
      assertThat(found(SPOKE, lever)).isNotInstanceOf(Absent.class);
    }

    assertThat(given.done()).isEmpty();
  }

  @Test
  void aLeverThatIsPulledOnceForTheWaveHasNothingToLookAt() {
    assertThatThrownBy(() -> given.look(HUB, new Lever.PipelineStage()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pipeline-stage is pulled once for the wave");
  }
}
