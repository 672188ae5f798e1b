package io.wavegate.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.testing.Policies;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Waves are found by name and by stage, and stand in their order. */
class PolicyTest {
  private final WavePolicy first = named("one-box", "Prod-OneBox");
  private final WavePolicy second = named("one-region", "Prod-OneRegion");
  private final WavePolicy third = named("world", "Prod-World");
  private final Policy policy =
      new Policy(
          "checkout",
          "checkout-prod",
          List.of(first, second, third),
          Duration.ofHours(12),
          AfterRollback.HOLD);

  @Test
  void wavesAreFoundByTheirNameAndByTheirStage() {
    assertThat(policy.wave("one-region")).contains(second);
    assertThat(policy.wave("Prod-OneRegion")).isEmpty();
    assertThat(policy.ofStage("Prod-World")).contains(third);
    assertThat(policy.ofStage("world")).isEmpty();
  }

  @Test
  void theWavesBeforeOneAreSaidInOrder() {
    assertThat(policy.before("world")).containsExactly(first, second);
    assertThat(policy.before("one-box")).isEmpty();
  }

  @Test
  void onlyTheLastWaveIsLast() {
    assertThat(policy.isLast("world")).isTrue();
    assertThat(policy.isLast("one-region")).isFalse();
  }

  @Test
  void aMetricIsNamedAsAPersonNamesIt() {
    assertThat(Policies.traffic().said()).isEqualTo("AWS/ApiGateway Count{ApiName=checkout}");
  }

  private static WavePolicy named(String name, String stage) {
    WavePolicy wave = Policies.policy().wave();
    return new WavePolicy(
        name,
        stage,
        wave.targets(),
        wave.entry(),
        wave.promotion(),
        wave.bake(),
        wave.alarms(),
        wave.traffic(),
        wave.tests(),
        wave.windows(),
        wave.rollback());
  }
}
