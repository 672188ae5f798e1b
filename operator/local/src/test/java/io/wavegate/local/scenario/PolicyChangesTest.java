package io.wavegate.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.local.Shipped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario changes of its policy. */
class PolicyChangesTest {
  private final GivenScenario given;

  PolicyChangesTest(@TempDir Path home) {
    given = new GivenScenario(home);
  }

  @Test
  void changesThePolicyKeyByKeyAndNameByName() {
    Shipped.replace(
        given.file(),
        "pipeline: ",
        """
        change:
          watch-after-last-wave: 5m
          waves:
            one-box:
              bake: {for: 30m}
              tests: {smoke: {required: false}}
              windows: []
        pipeline: \
        """);

    Policy policy = Shipped.read(given.file()).policy();

    assertThat(policy.watchAfter()).isEqualTo(Duration.ofMinutes(5));
    assertThat(policy.waves()).hasSize(3);
    WavePolicy wave = policy.waves().getFirst();
    assertThat(wave.bake().length()).isEqualTo(Duration.ofMinutes(30));
    assertThat(wave.bake().atMost()).isEqualTo(Duration.ofHours(6));
    assertThat(wave.windows()).isEmpty();
    assertThat(wave.tests()).extracting(TestSpec::required).containsExactly(false, true);
    assertThat(policy.waves().get(1).windows()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "waves: {canary: {}} | 4:18: unknown key \"canary\", valid here: one-box, one-region,"
            + " three-regions",
        "waves: {one-box: {bak: {for: 1h}}} | 4:28: unknown key \"bak\", did you mean \"bake\"?",
        "waves: {one-box: {bake: {for: 9h}}} | 4:9: bake.at-most must be at least bake.for, got 6h",
        "wavs: {} | 4:10: unknown key \"wavs\", did you mean \"waves\"?",
      })
  void aMistakeInWhatIsChangedOfThePolicyIsSaidInTheScenario(String change, String said)
      throws IOException {
    given
        .mistakesAfter("pipeline: ", "change: {" + change + "}\npipeline: ")
        .singleElement()
        .asString()
        .startsWith("scenarios/alarm-mid-bake.yaml:" + said);
  }
}
