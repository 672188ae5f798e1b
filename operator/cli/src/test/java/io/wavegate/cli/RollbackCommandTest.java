package io.wavegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.cli.Cli.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;

/** A release goes back by a line that a person types. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RollbackCommandTest {
  private static final Pattern BAKING = Pattern.compile(".* one-box +WATCH +bake of .* began.*");
  private static final Pattern BACK = Pattern.compile(".* ROLLBACK +stage Prod-OneBox is back.*");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rollback --reason x|Missing required parameter: 'RELEASE'",
        "rollback checkout|a rollback needs --reason, or --plan to see what it would do",
        "rollback checkout --plan --reason x|--plan does nothing: it takes neither --reason nor"
            + " --wave",
        "rollback ../other --plan|RELEASE is SERVICE/EXECUTION such as checkout/1f3a9c2e, or SERVICE"
            + " alone, got \"../other\"",
        "rollback checkout/a/b --plan|RELEASE is SERVICE/EXECUTION such as checkout/1f3a9c2e, or"
            + " SERVICE alone, got \"checkout/a/b\"",
        "rollback checkout --region|a rollback needs --reason, or --plan to see what it would do",
        "rollback checkout/1f3a9c2e --region --reason x|--region takes back what SERVICE's whole team"
            + " deploys: it takes no execution, no --plan and no --wave",
        "rollback checkout --region --plan|--region takes back what SERVICE's whole team deploys: it"
            + " takes no execution, no --plan and no --wave",
        "rollback checkout --region --wave one-box --reason x|--region takes back what SERVICE's"
            + " whole team deploys: it takes no execution, no --plan and no --wave"
      })
  void whatCannotBeAskedIsSaidInASentence(String line, String sentence) {
    Result result = Cli.shipped().run((Object[]) line.split(" ", -1));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors().getFirst()).isEqualTo(sentence);
  }

  @Test
  void theReadmesLinesShowThePlanAndRollTheReleaseBack(@TempDir Path data) throws Exception {
    List<String> documented =
        Asking.documented("## What people can do", "./wavegate rollback checkout");
    assertThat(documented).hasSize(2);
    try (LocalProcess local =
        LocalProcess.listening(data, "--speed", "600", "--start", "2026-05-04T08:05:00Z")) {
      Result none = Asking.ask(local, documented.getFirst());
      assertThat(none.code()).isEqualTo(2);
      assertThat(none.err()).isEqualTo("no release of checkout was ever seen\n");
      String release =
          local
              .client(CodePipelineClient.builder())
              .startPipelineExecution(r -> r.name("checkout-prod"))
              .pipelineExecutionId();
      assertThat(local.awaited(BAKING).matches()).isTrue();

      Result plan = Asking.ask(local, documented.getFirst());
      assertThat(plan.code()).isZero();
      assertThat(plan.out())
          .startsWith(
              "release "
                  + release
                  + " of checkout was deployed to 1 of 3 waves; newest first:\n"
                  + "  one-box with pipeline-stage: rollback would return Prod-OneBox to ");

      Result team = Asking.ask(local, "./wavegate rollback checkout --region --reason bad");
      assertThat(team.code()).isEqualTo(2);
      assertThat(team.err())
          .isEqualTo(
              "the policy of checkout names no team whose deployments could be taken back\n");

      Result back = Asking.ask(local, documented.getLast());
      assertThat(back.code()).isZero();
      assertThat(back.out())
          .isEqualTo(
              "rollback of release "
                  + release
                  + " from every wave that it reached: its gate decides so now, or at its next"
                  + " look, and fails its action first\n");
      assertThat(local.awaited(BACK).matches()).isTrue();
      assertThat(local.end()).isZero();
    }
  }
}
