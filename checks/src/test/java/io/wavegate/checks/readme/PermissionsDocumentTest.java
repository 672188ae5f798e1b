package io.wavegate.checks.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.checks.Repository;
import io.wavegate.checks.template.Permissions;
import io.wavegate.checks.template.TemplateTree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of permissions is the templates'. */
final class PermissionsDocumentTest {
  private static final String DOCUMENT = "docs/permissions.md";

  @ParameterizedTest
  @CsvSource({"hub, template.yaml", "spoke, spoke.yaml"})
  void everyPermissionIsListedWithItsReason(String part, String template) {
    new Marked(DOCUMENT, part).mustBe(Permissions.markdown(TemplateTree.read(template)));
  }

  @ParameterizedTest
  @CsvSource({"AWSLambdaBasicExecutionRole", "AWSXrayWriteOnlyAccess", "GateFunctionArn"})
  void whatIsNotInTheTablesIsNamed(String name) {
    assertThat(Repository.text(DOCUMENT)).contains(name);
  }
}
