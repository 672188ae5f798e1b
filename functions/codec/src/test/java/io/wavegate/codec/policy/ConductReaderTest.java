package io.wavegate.codec.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.yaml.Problem;
import io.wavegate.core.policy.ChangeKind;
import io.wavegate.core.policy.Conduct;
import io.wavegate.core.policy.Mode;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.TrafficRule.OnDrop;
import io.wavegate.core.policy.WavePolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much Wavegate may do, whom it asks, and how long a change of one kind bakes. */
class ConductReaderTest {
  private static final String SAMPLE = Policies.text("sample.yaml");

  @Test
  void whatIsLeftOutDoesEverythingAndAsksNobody() {
    Policy policy = Policies.parsed(SAMPLE).policy();
    WavePolicy wave = policy.waves().getFirst();
    assertThat(wave.conduct()).isEqualTo(Conduct.USUAL);
    assertThat(wave.traffic().getFirst().onDrop()).isEqualTo(OnDrop.EXTEND);
    assertThat(wave.bake().dependsOnChange()).isFalse();
    assertThat(policy.sources()).isEmpty();
  }

  @Test
  void everyKeyIsTaken() {
    Policy policy = Policies.parsed(Policies.text("full.yaml")).policy();
    WavePolicy last = policy.waves().getLast();
    assertThat(policy.waves().getFirst().conduct().mode()).isEqualTo(Mode.GATE);
    assertThat(policy.sources())
        .isEqualTo(Map.of("Config", ChangeKind.CONFIGURATION, "Flags", ChangeKind.FLAG));
    assertThat(last.conduct())
        .isEqualTo(
            new Conduct(
                Mode.OBSERVE, Optional.of(Duration.ofHours(6)), Optional.of("checkout-canary")));
    assertThat(last.bake().byChange())
        .containsEntry(ChangeKind.FLAG, Duration.ofMinutes(30))
        .containsEntry(ChangeKind.INFRASTRUCTURE, Duration.ofHours(24));
    assertThat(policy.waves().getFirst().traffic().getLast().onDrop()).isEqualTo(OnDrop.ROLL_BACK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "service: checkout | service: checkout%mode: watch | mode must be observe or gate or hands-off, got watch",
        "service: checkout | service: checkout%sources: {Config: settings} | sources.Config must be code or configuration or infrastructure or flag, got settings",
        "for: 1h | for: 1h, by-change: {config: 2h} | unknown key \"config\", valid here: code, configuration, infrastructure, flag",
        "for: 1h | for: 1h, by-change: {flag: 10s} | bake.by-change.flag must be at least 1m, got 10s",
        "at-least: 100 | at-least: 100, on-drop: halt | on-drop must be extend or roll-back, got halt",
        "bake: | promotion: {ask-for: 2h}%    bake: | promotion.ask-for says how long a person is asked, and nobody is: add ask: true",
        "bake: | promotion: {carrier: invoke, ask: true, ask-for: 18h}%    bake: | bake.at-most 6h, bake.settle 3m and 30m to decide and promotion.ask-for 18h come to 1d33m",
        "bake: | canary: not a function%    bake: | canary must be the name or ARN of a Lambda function",
        "name: smoke | name: canary-smoke | canary leaves no name for test canary-smoke",
      })
  void aMistakeIsSaidWithTheValueSeen(String part, String instead, String said) {
    String text = SAMPLE.replace(part, instead.replace("%", "\n"));
    if (said.startsWith("canary leaves")) {
      text = text.replace("    bake:", "    canary: checkout-canary\n    bake:");
    }
    assertThat(Policies.problems(text))
        .extracting(Problem::toString)
        .anyMatch(p -> p.contains(said));
  }
}
