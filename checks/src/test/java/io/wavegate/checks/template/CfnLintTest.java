package io.wavegate.checks.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wavegate.checks.Repository;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The template as AWS's own linter sees it, where that is installed. */
final class CfnLintTest {
  @Test
  void cfnLintFindsNothing() throws IOException, InterruptedException {
    assumeTrue(isInstalled(), "cfn-lint is not on the PATH: template.yaml is not linted");
    Process process =
        new ProcessBuilder(
                List.of("cfn-lint", "--template", "template.yaml", "--regions", Account.REGION))
            .directory(Repository.root().toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static boolean isInstalled() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder).resolve("cfn-lint"))
        .anyMatch(Files::isExecutable);
  }
}
