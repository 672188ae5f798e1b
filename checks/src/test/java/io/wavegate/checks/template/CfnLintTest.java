package io.wavegate.checks.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The templates as AWS's own linter sees them, where that is installed. */
final class CfnLintTest {
  @ParameterizedTest
  @ValueSource(strings = {"template.yaml", "spoke.yaml"})
  void cfnLintFindsNothing(String template) {
    Tool lint = Tool.onPath("cfn-lint", template + " is not linted");

    Tool.Said said = lint.run(List.of("--template", template, "--regions", Account.REGION));

    assertThat(said.code()).as(said.text()).isZero();
  }
}
