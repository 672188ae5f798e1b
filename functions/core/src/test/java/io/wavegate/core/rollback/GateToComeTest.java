package io.wavegate.core.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.evidence.StageFacts.ActionFacts;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.testing.Ids;
import io.wavegate.core.testing.Policies;
import io.wavegate.core.testing.Times;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An order to roll back may wait for a gate only where one can still open. */
class GateToComeTest {
  private static final WavePolicy WAVE = Policies.policy().wave();

  private static Optional<String> never(String execution, String status, String deploy) {
    List<ActionFacts> actions =
        List.of(
            new ActionFacts(
                WAVE.entry().action(), "Succeeded", "", "", "", Times.DEPLOYED.minusSeconds(60)),
            new ActionFacts("Deploy", deploy, "", "", "", Times.DEPLOYED));
    return GateToCome.never(
        new StageFacts(WAVE.stage(), execution, status, true, "", List.of(), actions),
        Ids.EXECUTION,
        WAVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"InProgress", "Stopping"})
  void aDeploymentThatIsUnderWayIsWaitedFor(String status) {
    assertThat(never(Ids.EXECUTION, status, "InProgress")).isEmpty();
  }

  @Test
  void aDeploymentThatFailedOpensItsGate() {
    assertThat(never(Ids.EXECUTION, "Failed", "Failed")).isEmpty();
  }

  @Test
  void aStageThatFailedWithNothingDeployedOpensNone() {
    assertThat(never(Ids.EXECUTION, "Failed", "Abandoned"))
        .contains("stage " + WAVE.stage() + " failed before anything was deployed");
  }

  @ParameterizedTest
  @CsvSource({
    "e2, InProgress, shows release e2 by now",
    "'', Succeeded, shows no release by now",
    "e1, Succeeded, was let on before its gate was heard of",
    "e1, Stopped, is Stopped",
    "e1, Cancelled, is Cancelled"
  })
  void nothingElseEverOpensOne(String execution, String status, String why) {
    assertThat(never(execution.equals("e1") ? Ids.EXECUTION : execution, status, "Succeeded"))
        .contains("stage " + WAVE.stage() + " " + why);
  }
}
