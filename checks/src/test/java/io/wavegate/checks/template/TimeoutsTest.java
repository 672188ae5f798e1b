package io.wavegate.checks.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.gate.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long functions live, held against what waits for them. */
final class TimeoutsTest {
  /** A function's own time begins when it has started, that of its task before. */
  private static final int START = 10;

  private static int timeout(String function) {
    TemplateTree template = TemplateTree.read();
    JsonNode own = template.resource(function).at("/Properties/Timeout");
    JsonNode seconds = own.isMissingNode() ? template.root().at("/Globals/Function/Timeout") : own;
    return Integer.parseInt(seconds.asText());
  }

  @Test
  void whatATaskGivesUpIsDeadBeforeItIsTriedAgain() {
    List<Asl.State> tasks =
        Asl.every("Task").stream()
            .filter(task -> task.function().isPresent())
            .filter(task -> task.node().path("TimeoutSeconds").isInt())
            .toList();

    assertThat(tasks).hasSizeGreaterThan(10);
    assertThat(tasks)
        .allSatisfy(
            task ->
                assertThat(timeout(task.function().orElseThrow()) + START)
                    .as("%s", task)
                    .isLessThan(task.node().path("TimeoutSeconds").asInt()));
  }

  @Test
  void aPromotionIsUnderWayForAsLongAsTheFunctionThatAppliesItLives() {
    assertThat(timeout("SettleFunction")).isEqualTo(Phase.Applying.UNDER_WAY.toSeconds());
  }
}
