package io.wavegate.core.policy;

import static io.wavegate.core.testing.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.testing.Policies;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A way back that ends with the deployment is worth a word. */
class LeverAdviceTest {
  private static final Lever CODE_DEPLOY = new Lever.CodeDeploy("checkout", "checkout-prod");
  private static final Lever STACK = new Lever.CloudFormation("checkout-prod");

  private static List<String> on(Policies wave) {
    return Advice.on(Policies.of(wave.wave()));
  }

  @Test
  void aLeverThatOnlyStopsADeploymentNeedsAnotherForAfterwards() {
    assertThat(on(policy().by(CODE_DEPLOY)))
        .containsExactly(
            "wave one-box: after a deployment has succeeded lever codedeploy takes nothing back:"
                + " give it or-else: pipeline-stage");
    assertThat(on(policy().by(STACK)))
        .containsExactly(
            "wave one-box: after a deployment has succeeded lever cloudformation takes nothing"
                + " back: give it or-else: pipeline-stage");
  }

  @Test
  void anotherThatOnlyStopsADeploymentIsNotEnough() {
    assertThat(on(policy().by(CODE_DEPLOY).orElse(STACK)))
        .containsExactly(
            "wave one-box: after a deployment has succeeded levers codedeploy and cloudformation"
                + " take nothing back: give it or-else: pipeline-stage");
  }

  static Stream<Lever> afterwards() {
    return Stream.of(
        new Lever.PipelineStage(),
        new Lever.EcsService("prod", "checkout"),
        new Lever.LambdaAlias("checkout", "live"),
        new Lever.AppConfig("abc1234", "def5678"),
        new Lever.OwnFunction("checkout-undo", Duration.ofMinutes(10)),
        new Lever.Freeze());
  }

  @ParameterizedTest
  @MethodSource("afterwards")
  void whatWorksAfterwardsIsEnoughByItselfOrAsTheOtherWay(Lever lever) {
    assertThat(on(policy().by(lever))).isEmpty();
    assertThat(on(policy().by(CODE_DEPLOY).orElse(lever))).isEmpty();
  }
}
