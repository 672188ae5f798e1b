package io.wavegate.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.port.Pipelines.ApprovalAnswer;
import io.wavegate.core.testing.Ids;
import org.junit.jupiter.api.Test;

/** Items count their versions; an answer does not show its token. */
class PortValuesTest {
  @Test
  void anItemsVersionsCountFromOne() {
    Item first = Item.first("release", "gate", "{}");
    assertThat(first).isEqualTo(new Item("release", "gate", 1, "{}"));
    assertThat(first.next("{1}")).isEqualTo(new Item("release", "gate", 2, "{1}"));
  }

  @Test
  void anApprovalsTokenIsNotShown() {
    assertThat(
            new ApprovalAnswer(Ids.PIPELINE, "Prod-OneBox", "Promotion", "hunter2", true, "baked"))
        .hasToString("ApprovalAnswer[Prod-OneBox/Promotion, approved=true]");
  }
}
