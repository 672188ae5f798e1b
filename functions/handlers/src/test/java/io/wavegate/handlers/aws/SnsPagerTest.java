package io.wavegate.handlers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.port.Pager;
import io.wavegate.core.port.Sent;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.standins.codepipeline.CodePipelineSettings;
import org.junit.jupiter.api.Test;

class SnsPagerTest {
  private final Bench bench = Bench.bare(CodePipelineSettings.DEFAULTS);
  private final Pager pager = bench.wiring().ports().pager();

  @Test
  void aLongSubjectInAnyLanguageIsCutToWhatSnsTakes() {
    Sent sent = pager.page("checkout", "Größe \uD83D\uDEA8\n" + "x".repeat(200), "why");

    assertThat(sent).isInstanceOf(Sent.Done.class);
    assertThat(bench.pageSubjects().getFirst())
        .matches("[\\x21-\\x7E][\\x20-\\x7E]{0,98}")
        .endsWith("xxx...");
  }

  @Test
  void aLongTextIsCut() {
    pager.page("checkout", "subject", "y".repeat(400_000));

    assertThat(bench.pages().getFirst().message()).hasSizeLessThan(262_144).endsWith("y...");
  }

  @Test
  void aTopicThatRefusesIsSaid() {
    bench.faults().refuse("Publish", "AuthorizationError", 403);

    assertThat(pager.page("checkout", "subject", "text"))
        .isEqualTo(new Sent.Refused("AuthorizationError", "refused by the test"));
  }
}
