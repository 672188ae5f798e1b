package io.wavegate.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.model.GateKind;
import io.wavegate.core.people.Order;
import io.wavegate.core.people.Spoken;
import io.wavegate.core.people.Word;
import io.wavegate.core.policy.RollbackRule.Scope;
import io.wavegate.core.rollback.Recall;
import io.wavegate.core.testing.Ids;
import io.wavegate.core.testing.Times;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people want is heard to the last moment before a promotion. */
class LastLookTest {
  private static final List<String> EARLIER = List.of("one-box");

  private static Spoken said(Order.Kind kind) {
    Word word = new Word("ada", Optional.empty(), "wrong price", Times.DEPLOYED);
    return new Spoken(List.of(new Order(kind, word)), List.of());
  }

  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource({
    "ABORT,  ENTRY,     aborted by ada: wrong price",
    "ABORT,  PROMOTION, aborted by ada: wrong price",
    "REJECT, ENTRY,     rejected by ada: wrong price",
    "REJECT, PROMOTION, rejected by ada: wrong price",
    "STOP,   ENTRY,     stopped by ada: wrong price",
    "STOP,   PROMOTION, stopped by ada: wrong price",
  })
  void aWordAgainstItKeepsEitherGateShut(Order.Kind order, GateKind gate, String why) {
    assertThat(LastLook.against(gate, EARLIER, List.of(), said(order))).contains(why);
  }

  @ParameterizedTest
  @CsvSource({"ENTRY", "PROMOTION"})
  void aWordForItDoesNot(GateKind gate) {
    assertThat(LastLook.against(gate, EARLIER, List.of(), said(Order.Kind.APPROVE))).isEmpty();
    assertThat(LastLook.against(gate, EARLIER, List.of(), Spoken.NOTHING)).isEmpty();
  }

  @Test
  void aReleaseThatGoesBackFromAnEarlierWaveEntersNoOther() {
    Recall recall =
        new Recall(Ids.gateId(), "checkout", Scope.WAVE, "ada: wrong price", "{}", Times.DEPLOYED);
    List<String> earlier = List.of(Ids.gateId().wave());

    assertThat(LastLook.against(GateKind.ENTRY, earlier, List.of(recall), Spoken.NOTHING))
        .contains("the release is taken back: ada: wrong price");
    assertThat(LastLook.against(GateKind.ENTRY, List.of(), List.of(recall), Spoken.NOTHING))
        .as("it goes back from a later one")
        .isEmpty();
  }
}
