package io.wavegate.core.lever;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.lever.LeverFacts.Alias;
import io.wavegate.core.lever.LeverFacts.CodeDeployment;
import io.wavegate.core.lever.LeverFacts.ConfigDeployment;
import io.wavegate.core.lever.LeverFacts.EcsDeployment;
import io.wavegate.core.lever.LeverFacts.Stack;
import io.wavegate.core.policy.Lever;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each lever makes of what its service shows, before an order and after it. */
class FindingsTest {
  private static final String FAMILY =
      "arn:aws:ecs:eu-west-1:111122223333:task-definition/checkout";
  private static final Lever ECS = new Lever.EcsService("prod", "checkout");
  private static final Lever CODE_DEPLOY = new Lever.CodeDeploy("checkout", "prod");
  private static final Lever ALIAS = new Lever.LambdaAlias("checkout", "live");
  private static final Lever APP_CONFIG = new Lever.AppConfig("abc1234", "def5678");
  private static final Lever STACK = new Lever.CloudFormation("checkout");

  @ParameterizedTest
  @CsvSource({
    "d-1, Succeeded, '', Back",
    "d-2, Created, '', Ready",
    "d-2, Queued, '', Ready",
    "d-2, InProgress, '', Ready",
    "d-2, Baking, '', Ready",
    "d-2, Ready, '', Ready",
    "d-2, Succeeded, '', Refused",
    "d-2, Stopped, '', Unclear",
    "d-2, Failed, '', Unclear",
    "d-3, InProgress, d-2, Running",
    "d-3, Succeeded, d-2, Back",
    "d-3, Failed, d-2, Refused",
    "d-2, Vanished, '', Unclear"
  })
  void codeDeployStopsOnlyADeploymentThatRunsAndIsTheReleases(
      String deployment, String status, String undoes, String found) {
    LeverFacts before = new CodeDeployment("d-1", "Succeeded", "", "d-1");
    assertThat(kind(CODE_DEPLOY, before, new CodeDeployment(deployment, status, undoes, "d-1")))
        .isEqualTo(found);
  }

  @Test
  void theDeploymentThatIsStoppedIsTheOneThatWasFound() {
    assertThat(unknown(CODE_DEPLOY, new CodeDeployment("d-2", "InProgress", "", "d-1")))
        .isEqualTo(
            new Finding.Ready(
                new LeverOrder.StopCodeDeploy("d-2"), "stop deployment d-2 with rollback"));
  }

  @ParameterizedTest
  @CsvSource({
    "41, SUCCESSFUL, Back",
    "41, ROLLBACK_SUCCESSFUL, Back",
    "41, '', Back",
    "41, IN_PROGRESS, Running",
    "41, STOPPED, Refused",
    "41, ROLLBACK_FAILED, Refused",
    "42, PENDING, Ready",
    "42, IN_PROGRESS, Ready",
    "42, STOP_REQUESTED, Running",
    "42, ROLLBACK_REQUESTED, Running",
    "42, ROLLBACK_IN_PROGRESS, Running",
    "42, SUCCESSFUL, Ready",
    "42, ROLLBACK_FAILED, Ready",
    "42, STOPPED, Ready",
    "42, ELSEWHERE, Unclear"
  })
  void ecsIsStoppedWhileItDeploysAndDeployedAgainAfterwards(
      String revision, String status, String found) {
    assertThat(kind(ECS, service("41", "SUCCESSFUL"), service(revision, status))).isEqualTo(found);
  }

  @Test
  void ecsIsAskedForTheTaskDefinitionOfBefore() {
    Finding running =
        Findings.of(
            ECS, Seen.ordered(service("41", "SUCCESSFUL"), service("42", "IN_PROGRESS")), "t");
    Finding done =
        Findings.of(
            ECS, Seen.ordered(service("41", "SUCCESSFUL"), service("42", "SUCCESSFUL")), "t");
    assertThat(running)
        .isEqualTo(
            new Finding.Ready(
                new LeverOrder.StopEcs("deployment-42"),
                "stop the deployment of checkout:42 with rollback"));
    assertThat(done)
        .isEqualTo(
            new Finding.Ready(
                new LeverOrder.DeployEcs("prod", "checkout", FAMILY + ":41"),
                "deploy checkout:41 again"));
  }

  @Test
  void whatNobodyLookedAtBeforeCannotBeDeployedAgain() {
    assertThat(unknown(ECS, service("42", "SUCCESSFUL")))
        .isEqualTo(
            new Finding.Refused(
                "its deployment is SUCCESSFUL, and what ran before the deployment is not known"));
    assertThat(unknown(ALIAS, new Alias("8", false, "r"))).isInstanceOf(Finding.Refused.class);
    assertThat(unknown(APP_CONFIG, new ConfigDeployment(7, "COMPLETE", "3")))
        .isInstanceOf(Finding.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({"7, false, Back", "7, true, Ready", "8, false, Ready", "8, true, Ready"})
  void anAliasIsBackWhenItNamesTheFormerVersionAlone(
      String version, boolean weighted, String found) {
    assertThat(kind(ALIAS, new Alias("7", false, "r1"), new Alias(version, weighted, "r2")))
        .isEqualTo(found);
  }

  @Test
  void anAliasIsChangedOnlyAsItWasRead() {
    assertThat(
            Findings.of(
                ALIAS, Seen.ordered(new Alias("7", false, "r1"), new Alias("8", false, "r2")), "t"))
        .isEqualTo(
            new Finding.Ready(
                new LeverOrder.PointAlias("checkout", "live", "7", "r2"),
                "point checkout:live at version 7"));
  }

  @ParameterizedTest
  @CsvSource({
    "6, COMPLETE, Back",
    "7, DEPLOYING, Ready",
    "7, BAKING, Ready",
    "7, VALIDATING, Ready",
    "7, COMPLETE, Ready",
    "7, ROLLING_BACK, Running",
    "7, ROLLED_BACK, Back",
    "7, REVERTED, Back",
    "7, LOST, Unclear"
  })
  void aConfigurationIsStoppedOrReverted(int number, String state, String found) {
    assertThat(
            kind(
                APP_CONFIG,
                new ConfigDeployment(6, "COMPLETE", "2"),
                new ConfigDeployment(number, state, "3")))
        .isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE_COMPLETE, yesterday, Back",
    "UPDATE_IN_PROGRESS, today, Ready",
    "UPDATE_FAILED, today, Ready",
    "CREATE_FAILED, today, Ready",
    "UPDATE_ROLLBACK_IN_PROGRESS, today, Running",
    "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, today, Running",
    "UPDATE_ROLLBACK_COMPLETE, today, Back",
    "UPDATE_COMPLETE, today, Refused",
    "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, today, Refused",
    "UPDATE_ROLLBACK_FAILED, today, Refused",
    "DELETE_IN_PROGRESS, today, Unclear"
  })
  void aStackIsCancelledWhileItUpdatesAndRolledBackWhereItFailed(
      String status, String updated, String found) {
    assertThat(kind(STACK, stack("UPDATE_COMPLETE", "yesterday"), stack(status, updated)))
        .isEqualTo(found);
  }

  @Test
  void whatIsGoneIsRefusedInTheServicesWords() {
    assertThat(unknown(ECS, new LeverFacts.Absent("no such service")))
        .isEqualTo(new Finding.Refused("no such service"));
  }

  private static String kind(Lever lever, LeverFacts before, LeverFacts now) {
    return Findings.of(lever, Seen.ordered(before, now), "t").getClass().getSimpleName();
  }

  private static EcsDeployment service(String revision, String status) {
    return new EcsDeployment(FAMILY + ":" + revision, "deployment-" + revision, status, "");
  }

  private static Stack stack(String status, String updated) {
    return new Stack("arn:stack", status, updated, "");
  }

  private static Finding unknown(Lever lever, LeverFacts now) {
    return Findings.of(lever, new Seen(Optional.empty(), Optional.empty(), now, false), "t");
  }
}
