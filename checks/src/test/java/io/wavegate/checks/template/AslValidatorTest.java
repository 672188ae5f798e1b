package io.wavegate.checks.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The state machines as a second reader of the language sees them, where that is installed. */
final class AslValidatorTest {
  @ParameterizedTest
  @ValueSource(strings = {"wave-gate", "rollback", "lever-look", "lever-pull"})
  void theValidatorFindsNothing(String machine) {
    String file = "statemachines/" + machine + ".asl.json";
    Tool validator = Tool.onPath("asl-validator", file + " is only read by our own engine");

    Tool.Said said = validator.run(List.of("--json-path", file));

    assertThat(said.code()).as(said.text()).isZero();
  }
}
