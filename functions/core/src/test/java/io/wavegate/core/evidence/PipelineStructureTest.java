package io.wavegate.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.PipelineStructure.Approval;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a pipeline's structure says of its actions' time. */
class PipelineStructureTest {
  @Test
  void ofAnActionsTimeAPartIsKeptToAnswerIt() {
    assertThat(PipelineStructure.held(Duration.ofHours(24))).isEqualTo(Duration.ofHours(23));
    assertThat(PipelineStructure.held(Approval.BY_DEFAULT))
        .isEqualTo(Duration.ofDays(7).minusHours(7));
  }

  @Test
  void onlyTheNamedApprovalOfTheNamedStageWaits() {
    PipelineStructure seen =
        new PipelineStructure(
            "",
            List.of(),
            List.of(),
            List.of(new Approval("Prod", "Promotion", Duration.ofHours(2))));

    assertThat(seen.waits("Prod", "Promotion")).contains(Duration.ofHours(2));
    assertThat(seen.waits("Prod", "Entry")).isEmpty();
    assertThat(seen.waits("Test", "Promotion")).isEmpty();
  }
}
