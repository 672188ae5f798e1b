package io.wavegate.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.lever.FormerTask;
import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.LeverOrder;
import io.wavegate.core.lever.StageArtefacts;
import io.wavegate.core.policy.Lever;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What goes to the lever machines, and what comes back. */
class LeverJsonTest {
  private static final Lever GROUP = new Lever.CodeDeploy("checkout", "prod");

  @Test
  void aLeverIsAskedForByItsWordAndWhatItNames() {
    assertThat(LeverJson.question(GROUP))
        .isEqualTo("{\"lever\":\"codedeploy\",\"application\":\"checkout\",\"group\":\"prod\"}");
    assertThat(LeverJson.question(new Lever.EcsService("prod", "checkout")))
        .isEqualTo("{\"lever\":\"ecs\",\"cluster\":\"prod\",\"service\":\"checkout\"}");
    assertThat(LeverJson.question(new Lever.LambdaAlias("checkout", "live")))
        .isEqualTo("{\"lever\":\"lambda-alias\",\"function\":\"checkout\",\"alias\":\"live\"}");
    assertThat(LeverJson.question(new Lever.AppConfig("app1234", "env1234")))
        .isEqualTo(
            "{\"lever\":\"appconfig\",\"application\":\"app1234\",\"environment\":\"env1234\"}");
    assertThat(LeverJson.question(new Lever.CloudFormation("checkout")))
        .isEqualTo("{\"lever\":\"cloudformation\",\"stack\":\"checkout\"}");
  }

  @Test
  void onlyAServiceIsAskedForWhatItWouldRunAgain() {
    Lever service = new Lever.EcsService("prod", "checkout");
    String ahead =
        "{\"lever\":\"ecs\",\"cluster\":\"prod\",\"service\":\"checkout\",\"former\":\"%s\"}";

    assertThat(LeverJson.questionAhead(service, Optional.empty())).isEqualTo(ahead.formatted(""));
    assertThat(
            LeverJson.questionAhead(
                service, Optional.of(new LeverFacts.EcsDeployment("arn:1", "d", "SUCCESSFUL", ""))))
        .isEqualTo(ahead.formatted("arn:1"));
    assertThat(LeverJson.questionAhead(GROUP, Optional.empty()))
        .isEqualTo(LeverJson.question(GROUP));
  }

  @Test
  void aServiceIsReadWithAndWithoutWhatItWouldRunAgain() {
    Lever service = new Lever.EcsService("prod", "checkout");
    String plain =
        "{\"taskDefinition\":\"t\",\"deployment\":\"d\",\"status\":\"s\",\"reason\":\"\"%s}";

    assertThat(LeverJson.facts(service, plain.formatted("")))
        .isEqualTo(new LeverFacts.EcsDeployment("t", "d", "s", ""));
    assertThat(
            LeverJson.facts(
                service,
                plain.formatted(
                    ",\"former\":{\"taskDefinition\":\"t\",\"status\":\"ACTIVE\",\"why\":\"\","
                        + "\"images\":[{\"name\":\"i\",\"found\":\"ACTIVE\",\"why\":\"\"}]}")))
        .isEqualTo(
            new LeverFacts.EcsDeployment(
                "t",
                "d",
                "s",
                "",
                Optional.of(
                    new FormerTask(
                        "t", "ACTIVE", "", List.of(new FormerTask.Image("i", "ACTIVE", ""))))));
  }

  @Test
  void artefactsAreAskedForByPipelineStageAndExecution() {
    assertThat(LeverJson.artefacts("checkout", "Prod", "e-1"))
        .isEqualTo(
            "{\"lever\":\"pipeline-stage\",\"pipeline\":\"checkout\",\"stage\":\"Prod\","
                + "\"execution\":\"e-1\"}");
    assertThat(
            LeverJson.artefacts(
                "{\"whole\":true,\"artefacts\":[{\"name\":\"Build\",\"bucket\":\"b\",\"key\":\"k\","
                    + "\"storage\":\"STANDARD\",\"why\":\"\"}]}"))
        .isEqualTo(
            new StageArtefacts(
                true, List.of(new StageArtefacts.Artefact("Build", "b", "k", "STANDARD", ""))));
    assertThatThrownBy(() -> LeverJson.artefacts("{\"whole\":true}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLeverOfTheWaveIsNotAskedForInATarget() {
    for (Lever lever :
        List.of(
            new Lever.PipelineStage(),
            new Lever.OwnFunction("undo", Duration.ofMinutes(5)),
            new Lever.Freeze())) {
      assertThatThrownBy(() -> LeverJson.question(lever))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(lever.word() + " is pulled once for the wave");
      assertThatThrownBy(() -> LeverJson.facts(lever, "{}"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void anOrderIsItsWordAndWhatItNames() {
    assertThat(LeverJson.order(new LeverOrder.StopCodeDeploy("d-1")))
        .isEqualTo("{\"order\":\"stop-codedeploy\",\"deployment\":\"d-1\"}");
    assertThat(LeverJson.order(new LeverOrder.StopEcs("arn")))
        .isEqualTo("{\"order\":\"stop-ecs\",\"deployment\":\"arn\"}");
    assertThat(LeverJson.order(new LeverOrder.DeployEcs("prod", "checkout", "arn")))
        .isEqualTo(
            "{\"order\":\"deploy-ecs\",\"cluster\":\"prod\",\"service\":\"checkout\","
                + "\"taskDefinition\":\"arn\"}");
    assertThat(LeverJson.order(new LeverOrder.PointAlias("checkout", "live", "1", "r")))
        .isEqualTo(
            "{\"order\":\"point-alias\",\"function\":\"checkout\",\"alias\":\"live\","
                + "\"version\":\"1\",\"revision\":\"r\"}");
    assertThat(LeverJson.order(new LeverOrder.StopAppConfig("app1234", "env1234", 3)))
        .isEqualTo(
            "{\"order\":\"stop-appconfig\",\"application\":\"app1234\","
                + "\"environment\":\"env1234\",\"number\":3}");
    assertThat(LeverJson.order(new LeverOrder.CancelUpdate("arn", "t")))
        .isEqualTo("{\"order\":\"cancel-update\",\"stack\":\"arn\",\"token\":\"t\"}");
    assertThat(LeverJson.order(new LeverOrder.RollBackStack("arn", "t")))
        .isEqualTo("{\"order\":\"roll-back-stack\",\"stack\":\"arn\",\"token\":\"t\"}");
  }

  @Test
  void whatIsAbsentIsSoInTheServicesOwnWords() {
    assertThat(
            LeverJson.facts(
                GROUP,
                "{\"absent\":\"No group (Service: CodeDeploy, Status Code: 400, Request ID: 1)\"}"))
        .isEqualTo(new LeverFacts.Absent("No group"));
  }

  @Test
  void whatIsFoundIsReadInTheFormOfItsLever() {
    String found = "{\"deployment\":\"\",\"status\":\"\",\"undoes\":\"\",\"lastGood\":\"\"}";

    assertThat(LeverJson.facts(GROUP, found))
        .isEqualTo(new LeverFacts.CodeDeployment("", "", "", ""));
    assertThatThrownBy(() -> LeverJson.facts(new Lever.CloudFormation("checkout"), found))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LeverJson.facts(GROUP, found.replace("\"lastGood\"", "\"is\"")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatAServiceAnsweredIsAText() {
    assertThat(LeverJson.said("{\"said\":\"Pending\"}")).isEqualTo("Pending");
    assertThatThrownBy(() -> LeverJson.said("{\"said\":3}"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
