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

/** What is not the release's is neither undone nor taken for its undoing. */
class OwnersTest {
  private static final Lever ECS = new Lever.EcsService("prod", "checkout");
  private static final Lever CODE_DEPLOY = new Lever.CodeDeploy("checkout", "prod");
  private static final Lever ALIAS = new Lever.LambdaAlias("checkout", "live");
  private static final Lever APP_CONFIG = new Lever.AppConfig("abc1234", "def5678");
  private static final Lever STACK = new Lever.CloudFormation("checkout");

  private static Finding found(Lever lever, LeverFacts before, LeverFacts own, LeverFacts now) {
    return Findings.of(lever, new Seen(Optional.of(before), Optional.of(own), now, true), "t");
  }

  private static String kind(Finding finding) {
    return finding.getClass().getSimpleName();
  }

  @ParameterizedTest
  @CsvSource({
    "1, COMPLETE, Refused",
    "2, COMPLETE, Ready",
    "2, REVERTED, Back",
    "3, COMPLETE, Refused",
    "3, DEPLOYING, Refused",
    "3, ROLLED_BACK, Refused",
  })
  void anotherConfigurationsEndIsNotTheReleases(int number, String state, String what) {
    Finding finding =
        found(
            APP_CONFIG,
            new ConfigDeployment(1, "COMPLETE", "4"),
            new ConfigDeployment(2, "COMPLETE", "5"),
            new ConfigDeployment(number, state, "6"));
    assertThat(kind(finding)).isEqualTo(what);
  }

  @ParameterizedTest
  @CsvSource({
    "d-2, InProgress, '', Ready",
    "d-3, InProgress, d-2, Running",
    "d-3, Succeeded, d-2, Back",
    "d-3, InProgress, '', Refused",
    "d-4, Succeeded, d-3, Refused",
  })
  void onlyItsOwnDeploymentIsStoppedAndOnlyThatOnesUndoingCounts(
      String deployment, String status, String undoes, String what) {
    Finding finding =
        found(
            CODE_DEPLOY,
            new CodeDeployment("d-1", "Succeeded", "", "d-1"),
            new CodeDeployment("d-2", "InProgress", "", "d-1"),
            new CodeDeployment(deployment, status, undoes, "d-1"));
    assertThat(kind(finding)).isEqualTo(what);
  }

  @ParameterizedTest
  @CsvSource({"7, Back", "8, Ready", "6, Refused", "9, Refused"})
  void anAliasThatNamesAThirdVersionIsLeft(String version, String what) {
    Finding finding =
        found(
            ALIAS,
            new Alias("7", false, "r1"),
            new Alias("8", false, "r2"),
            new Alias(version, false, "r3"));
    assertThat(kind(finding)).isEqualTo(what);
  }

  @Test
  void aPersonReadsWhatIsThereAndWhatWasExpected() {
    assertThat(
            found(
                ALIAS,
                new Alias("7", false, "r1"),
                new Alias("8", false, "r2"),
                new Alias("6", false, "r3")))
        .isEqualTo(
            new Finding.Refused(
                "version 6 is there, which is not the release's version 8: somebody else has"
                    + " deployed"));
  }

  @Test
  void whatAnAliasOnLatestNamedBeforeIsGone() {
    assertThat(
            found(
                ALIAS,
                new Alias("$LATEST", false, "r1"),
                new Alias("$LATEST", false, "r2"),
                new Alias("$LATEST", false, "r2")))
        .isEqualTo(
            new Finding.Refused(
                "the alias named $LATEST before, which a deployment changes in place"));
  }

  @ParameterizedTest
  @CsvSource({
    "41, 1, SUCCESSFUL, Back",
    "41, 5, IN_PROGRESS, Running",
    "41, 5, SUCCESSFUL, Back",
    "42, 2, IN_PROGRESS, Ready",
    "42, 7, SUCCESSFUL, Ready",
    "43, 6, IN_PROGRESS, Refused",
    "43, 6, SUCCESSFUL, Refused",
  })
  void aTaskDefinitionThatIsNeitherIsLeft(
      int revision, int deployment, String status, String what) {
    Finding finding =
        found(
            ECS,
            ecs(41, 1, "SUCCESSFUL"),
            ecs(42, 2, "SUCCESSFUL"),
            ecs(revision, deployment, status));
    assertThat(kind(finding)).isEqualTo(what);
  }

  @ParameterizedTest
  @CsvSource({
    "2, IN_PROGRESS, Ready",
    "2, ROLLBACK_IN_PROGRESS, Running",
    "2, ROLLBACK_SUCCESSFUL, Back",
    "2, SUCCESSFUL, Refused",
    "1, SUCCESSFUL, Back",
  })
  void aReleaseThatKeepsTheTaskDefinitionIsStoppedOrLeftToAPerson(
      int deployment, String status, String what) {
    Finding finding =
        found(
            ECS, ecs(41, 1, "SUCCESSFUL"), ecs(41, 2, "IN_PROGRESS"), ecs(41, deployment, status));
    assertThat(kind(finding)).isEqualTo(what);
  }

  @ParameterizedTest
  @CsvSource({"false, Ready", "true, Running"})
  void inFlightAnotherDeploymentOfTheSameIsTheReleasesUntilThisRollbackHasOrderedOne(
      boolean ordered, String what) {
    Seen seen =
        new Seen(
            Optional.of(ecs(41, 1, "SUCCESSFUL")),
            Optional.empty(),
            ecs(41, 2, "IN_PROGRESS"),
            ordered);
    assertThat(kind(Findings.of(ECS, seen, "t"))).isEqualTo(what);
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE_COMPLETE, 10:00, UPDATE_FAILED, 10:00, Ready",
    "UPDATE_COMPLETE, 10:00, UPDATE_IN_PROGRESS, 11:00, Refused",
    "UPDATE_COMPLETE, 10:00, UPDATE_ROLLBACK_COMPLETE, 11:00, Refused",
    "UPDATE_IN_PROGRESS, 10:00, UPDATE_ROLLBACK_COMPLETE, 10:00, Back",
  })
  void aLaterUpdateOfAStackIsLeft(
      String own, String at, String status, String updated, String what) {
    Finding finding =
        found(
            STACK,
            new Stack("arn", "UPDATE_COMPLETE", "09:00", ""),
            new Stack("arn", own, at, ""),
            new Stack("arn", status, updated, ""));
    assertThat(kind(finding)).isEqualTo(what);
  }

  @Test
  void whereTheReleaseHadDeployedNothingYetNothingIsKnownOfIt() {
    Alias before = new Alias("7", false, "r1");
    assertThat(kind(found(ALIAS, before, before, new Alias("8", false, "r2")))).isEqualTo("Ready");
  }

  private static EcsDeployment ecs(int revision, int deployment, String status) {
    return new EcsDeployment("task/checkout:" + revision, "d/" + deployment, status, "");
  }
}
