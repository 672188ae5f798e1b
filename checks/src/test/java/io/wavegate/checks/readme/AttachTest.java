package io.wavegate.checks.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.checks.Repository;
import io.wavegate.checks.template.TemplateTree;
import io.wavegate.codec.UserParameters;
import io.wavegate.codec.UserParameters.Binding;
import io.wavegate.codec.policy.PolicyReader;
import io.wavegate.codec.policy.PolicyResult;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.policy.WavePolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The stage that is there to be copied fits the policy that is there to be copied. */
final class AttachTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");
  private static final String EXECUTION = "98ba684c-bcac-772a-bab1-0bb3d7cfaf80";

  private static List<JsonNode> blocks() {
    String text = Repository.text("README.md");
    int begin = text.indexOf("\n## Attach it to a pipeline\n");
    assertThat(begin).as("the section").isPositive();
    String section = text.substring(begin, text.indexOf("\n## ", begin + 4));
    Load yaml = new Load(LoadSettings.builder().build());
    return BLOCK
        .matcher(section)
        .results()
        .map(block -> new ObjectMapper().<JsonNode>valueToTree(yaml.loadFromString(block.group(1))))
        .toList();
  }

  private static WavePolicy wave(String name) {
    byte[] file =
        Repository.text("examples/checkout/wavegate.yaml").getBytes(StandardCharsets.UTF_8);
    PolicyResult result = PolicyReader.read("wavegate.yaml", file);
    assertThat(result).isInstanceOf(PolicyResult.Parsed.class);
    return ((PolicyResult.Parsed) result)
        .policy().waves().stream().filter(w -> w.name().equals(name)).findFirst().orElseThrow();
  }

  private static Binding binding(JsonNode action, String key) {
    String text = action.at("/Configuration/" + key).asText();
    assertThat(text).contains("#{codepipeline.PipelineExecutionId}").hasSizeLessThan(1_000);
    UserParameters read =
        UserParameters.parse(text.replace("#{codepipeline.PipelineExecutionId}", EXECUTION));
    assertThat(read).isInstanceOf(Binding.class);
    return (Binding) read;
  }

  @Test
  void bothGatesOfTheStageAreThoseOfTheExamplesPolicy() {
    JsonNode stage = blocks().getFirst().get(0);
    JsonNode entry = stage.at("/Actions/0");
    JsonNode promotion = stage.at("/Actions/2");
    Binding before = binding(entry, "UserParameters");
    Binding after = binding(promotion, "CustomData");
    WavePolicy wave = wave(before.wave());

    assertThat(stage.path("Name").asText()).isEqualTo(wave.stage());
    assertThat(entry.path("Name").asText()).isEqualTo(wave.entry().action());
    assertThat(promotion.path("Name").asText()).isEqualTo(wave.promotion().action());
    assertThat(before.gate()).isEqualTo(GateKind.ENTRY);
    assertThat(after)
        .isEqualTo(new Binding(before.service(), before.wave(), GateKind.PROMOTION, EXECUTION));
  }

  @Test
  void theDeployActionsStandBetweenTheGates() {
    JsonNode actions = blocks().getFirst().at("/0/Actions");

    assertThat(actions).hasSize(3);
    for (int i = 0; i < actions.size(); i++) {
      assertThat(actions.get(i).path("RunOrder").asInt()).isEqualTo(i + 1);
    }
    assertThat(actions.at("/1/ActionTypeId/Category").asText()).isEqualTo("Deploy");
  }

  @Test
  void thePipelinesRoleMayInvokeTheCarrierAndNothingElse() {
    JsonNode statement = blocks().get(1).get(0);

    assertThat(statement.path("Action").asText()).isEqualTo("lambda:InvokeFunction");
    String name =
        TemplateTree.read()
            .resource("GateFunction")
            .at("/Properties/FunctionName")
            .asText()
            .replace("${AWS::StackName}", "wavegate");
    assertThat(statement.path("Resource").asText()).endsWith(":function:" + name);
    assertThat(blocks().getFirst().at("/0/Actions/0/Configuration/FunctionName").asText())
        .isEqualTo(name);
  }
}
