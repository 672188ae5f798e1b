package io.wavegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.cli.Cli.Result;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;

/** How a service's tests have done, by a line that a person types. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TestsCommandTest {
  private static final Pattern TESTED = Pattern.compile(".* one-box +TEST +test smoke passed.*");

  @Test
  void aServiceIsNamed() {
    Result result = Cli.shipped().run("tests", "../other");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors().getFirst())
        .isEqualTo("SERVICE is 1 to 40 lower-case letters, digits and hyphens, got \"../other\"");
  }

  @Test
  void theReadmesLineSaysHowTheTestsHaveDone(@TempDir Path data) throws Exception {
    String line = Asking.documented("## Validation tests", "./wavegate tests checkout").getFirst();
    try (LocalProcess local =
        LocalProcess.listening(data, "--speed", "600", "--start", "2026-05-04T08:05:00Z")) {
      Result none = Asking.ask(local, line);
      assertThat(none.code()).isEqualTo(2);
      assertThat(none.err()).isEqualTo("no test of checkout has come to a result yet\n");
      local
          .client(CodePipelineClient.builder())
          .startPipelineExecution(r -> r.name("checkout-prod"));
      assertThat(local.awaited(TESTED).matches()).isTrue();

      Result said = Asking.ask(local, line);

      assertThat(said.code()).isZero();
      assertThat(said.out())
          .startsWith("tests of checkout in its last 1 release:\n  ")
          .contains("smoke: 1 result, 0 failed, 0 passed only after a run that failed");
      assertThat(local.end()).isZero();
    }
  }
}
