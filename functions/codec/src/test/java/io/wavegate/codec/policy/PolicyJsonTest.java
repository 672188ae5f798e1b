package io.wavegate.codec.policy;

import static io.wavegate.codec.policy.Policies.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.policy.PolicyResult.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyJsonTest {
  private static final String SAMPLE = Policies.text("sample.yaml");

  @Test
  void theDigestIsOfTheContentAndNotOfItsWriting() {
    String rewritten =
        SAMPLE
            .replace("# The smallest sensible policy of a service with one wave.\n", "")
            .replace(
                "service: checkout\npipeline: checkout-prod\n",
                "pipeline: checkout-prod\nservice: 'checkout'\n")
            .replace("{for: 1h, at-most: 6h}", "{at-most: 360m, for: 60m, settle: 3m}");
    String other = SAMPLE.replace("at-least: 100", "at-least: 101");

    assertThat(rewritten).isNotEqualTo(SAMPLE);
    assertThat(parsed(rewritten).digest())
        .isEqualTo(parsed(SAMPLE).digest())
        .matches("[0-9a-f]{64}");
    assertThat(parsed(other).digest()).isNotEqualTo(parsed(SAMPLE).digest());
  }

  /** Where alarms are read came later: what says nothing of it is kept as it always was. */
  @Test
  void whatIsUsualIsNotWritten() {
    assertThat(PolicyJson.write(parsed(SAMPLE).policy()))
        .doesNotContain("readAt")
        .doesNotContain("elsewhere");
  }

  @Test
  void theOrderOfDimensionsIsNoOtherPolicy() {
    String text = Policies.text("full.yaml");
    String swapped =
        text.replace("{Stage: prod, ApiName: checkout}", "{ApiName: checkout, Stage: prod}");

    assertThat(swapped).isNotEqualTo(text);
    assertThat(parsed(swapped).digest()).isEqualTo(parsed(text).digest());
  }

  @ParameterizedTest
  @CsvSource({"sample.yaml", "minimal.yaml", "full.yaml"})
  void aPolicyComesBackFromItsJson(String file) {
    Parsed parsed = parsed(Policies.text(file));
    String json = PolicyJson.write(parsed.policy());

    assertThat(PolicyJson.read(json)).isEqualTo(parsed.policy());
    assertThat(PolicyJson.write(PolicyJson.read(json))).isEqualTo(json);
    assertThat(PolicyJson.digest(PolicyJson.read(json))).isEqualTo(parsed.digest());
  }
}
