package io.wavegate.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.UserParameters.Binding;
import io.wavegate.codec.UserParameters.Refused;
import io.wavegate.core.model.GateKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserParametersTest {
  private static final String GOOD =
      """
      {"v":1,"service":"checkout","wave":"one-box","gate":"entry","execution":"1f3a9c2e-0a"}""";

  @Test
  void aCompleteBindingIsRead() {
    assertThat(UserParameters.parse(GOOD))
        .isEqualTo(new Binding("checkout", "one-box", GateKind.ENTRY, "1f3a9c2e-0a"));
    assertThat(UserParameters.parse(GOOD.replace("entry", "promotion")))
        .isEqualTo(new Binding("checkout", "one-box", GateKind.PROMOTION, "1f3a9c2e-0a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"v\":1 | \"v\":2 | this version of Wavegate reads \"v\": 1, got 2",
        "\"v\":1 | \"v\":\"1\" | this version of Wavegate reads \"v\": 1, got \"1\"",
        "\"v\":1, | | \"v\" is missing, this version of Wavegate reads \"v\": 1",
        "\"service\" | \"sevice\" | unknown key \"sevice\", did you mean \"service\"?",
        "\"wave\":\"one-box\", | | \"wave\" is missing",
        "\"one-box\" | 7 | \"wave\" must be a string, got 7",
        "\"one-box\" | null | \"wave\" must be a string, got null",
        "one-box | ../etc | wave must match [a-z0-9][a-z0-9-]{0,39}, got \"../etc\"",
        "entry | exit | gate must be \"entry\" or \"promotion\", got \"exit\"",
        "1f3a9c2e-0a | a/b | execution must match [A-Za-z0-9-]{1,100}, got \"a/b\"",
      })
  void aMistakeIsSaidWithTheValueSeen(String part, String instead, String sentence) {
    String text = GOOD.replace(part, instead == null ? "" : instead);

    assertThat(UserParameters.parse(text)).isEqualTo(new Refused("UserParameters: " + sentence));
  }

  @Test
  void anUnresolvedVariableIsRefusedWithAHint() {
    String text = GOOD.replace("1f3a9c2e-0a", "#{codepipeline.PipelineExecutionId}");

    assertThat(refusal(text))
        .contains("\"#{codepipeline.PipelineExecutionId}\"")
        .contains("is the pipeline's namespace variable resolved?");
  }

  @Test
  void bombsAreRefused() {
    assertThat(refusal(GOOD.replace("checkout", "c".repeat(1_000)))).contains("longer than 1000");
    assertThat(refusal("[".repeat(1_000))).contains("nested deeper than 2 levels");
    assertThat(refusal(GOOD.replace("\"checkout\"", "{\"a\":{\"b\":1}}")))
        .contains("nested deeper");
    assertThat(refusal(GOOD.replace("\"wave\"", "\"service\""))).contains("a key twice");
    assertThat(refusal(GOOD + GOOD)).contains("not JSON");
  }

  @Test
  void anythingButAnObjectIsRefused() {
    assertThat(refusal("")).contains("empty");
    assertThat(refusal("some-input")).contains("not JSON");
    assertThat(refusal("[1]")).contains("must be a JSON object, got [1]");
    assertThat(refusal("\"x\"")).contains("must be a JSON object, got \"x\"");
  }

  private static String refusal(String text) {
    assertThat(UserParameters.parse(text)).isInstanceOf(Refused.class);
    return ((Refused) UserParameters.parse(text)).sentence();
  }

  @Test
  void aStructureStillNamesTheVariableInPlaceOfTheExecution() {
    String text =
        """
        {"v":1,"service":"checkout","wave":"one-box","gate":"promotion",\
        "execution":"#{codepipeline.PipelineExecutionId}"}""";

    assertThat(UserParameters.declared(text, "98ba684c"))
        .isEqualTo(new Binding("checkout", "one-box", GateKind.PROMOTION, "98ba684c"));
    assertThat(UserParameters.declared("Have a look", "98ba684c"))
        .isInstanceOf(UserParameters.Refused.class);
    assertThat(UserParameters.declared("", "98ba684c")).isInstanceOf(UserParameters.Refused.class);
  }
}
