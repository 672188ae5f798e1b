package io.wavegate.codec.policy;

import static io.wavegate.codec.policy.Policies.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.policy.PolicyResult.Parsed;
import io.wavegate.core.policy.Conduct;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.policy.Policy;
import io.wavegate.core.policy.ReadAt;
import io.wavegate.core.policy.WavePolicy;
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

  /** As the first version stored one: gates that are open are judged by what they have pinned. */
  @Test
  void aPolicyOfAnEarlierVersionIsReadAsItWasMeant() {
    String stored =
        """
        {"afterRollback":"HOLD","pipeline":"checkout-prod","service":"checkout","watchAfter":"PT1H",\
        "waves":[{"alarms":{"aggregate":"checkout-aggregate","also":[],"tolerance":"PT0S"},\
        "bake":{"atMost":"PT6H","length":"PT1H","settle":"PT3M"},\
        "entry":{"action":"EntryGate","carrier":"INVOKE","waitAtMost":"PT23H"},"name":"one-box",\
        "promotion":{"action":"PromotionGate","carrier":"APPROVAL","waitAtMost":"PT144H"},\
        "rollback":{"lever":"PIPELINE_STAGE","onDeployFailure":"ROLL_BACK","scope":"WAVE"},\
        "stage":"Prod-OneBox","targets":[{"account":"222233334444","region":"us-east-1"}],"tests":[],\
        "traffic":[{"atLeast":100.0,"dimensions":{},"metric":"Count","namespace":"Shop"}],\
        "windows":[{"days":["MONDAY"],"from":"09:00","to":"16:00","zone":"UTC"}]}]}""";

    Policy policy = PolicyJson.read(stored);
    WavePolicy wave = policy.waves().getFirst();

    assertThat(wave.conduct()).isEqualTo(Conduct.USUAL);
    assertThat(wave.bake().dependsOnChange()).isFalse();
    assertThat(wave.traffic().getFirst().isCompared()).isFalse();
    assertThat(wave.readAt()).as("then all was read at the hub").contains(ReadAt.HUB);
    assertThat(policy.calendars()).isEmpty();
    assertThat(wave.rollback().lever()).isEqualTo(new Lever.PipelineStage());
    assertThat(wave.rollback().orElse()).isEmpty();
    assertThat(PolicyJson.read(PolicyJson.write(policy))).isEqualTo(policy);
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
