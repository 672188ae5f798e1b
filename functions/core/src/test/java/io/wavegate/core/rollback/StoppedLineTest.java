package io.wavegate.core.rollback;

import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.rollback.Closure.Cause;
import io.wavegate.core.rollback.StoppedLine.Judgement;
import io.wavegate.core.rollback.StoppedLine.Look;
import io.wavegate.core.testing.Ids;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what Wavegate has disabled is enabled again, and only when nothing wants it disabled. */
class StoppedLineTest {
  private static final String OURS = Closure.MARK + "rolls back one-box. checkout-aggregate";
  private static final String FIX = "f1f1f1f1-0000-4000-8000-000000000009";
  private static final String OTHER = "0ccc0ccc-0000-4000-8000-000000000007";

  private static StageFacts stage(boolean enabled, String reason, String... waiting) {
    return new StageFacts(
        "Prod-OneBox", Ids.EXECUTION, "Succeeded", enabled, reason, List.of(waiting), List.of());
  }

  private static Look look(StageFacts stage) {
    return look(stage, Optional.empty());
  }

  private static Look look(StageFacts stage, Optional<String> fix) {
    return new Look(List.of(), Optional.empty(), new Read<>(stage, at("10:00:00")), fix);
  }

  private static Closure closure(Cause cause) {
    return new Closure(
        new ReleaseId(Ids.PIPELINE, OTHER),
        "checkout",
        "one-region",
        "Prod-OneBox",
        "4f2e1d3c9",
        cause,
        at("09:00:00"));
  }

  @Test
  void whatWavegateHasDisabledIsEnabledForWhoeverComes() {
    assertThat(StoppedLine.judge(look(stage(false, OURS)))).isEqualTo(new Judgement.Enable());
    assertThat(StoppedLine.judge(look(stage(false, OURS, FIX, OTHER))))
        .isEqualTo(new Judgement.Enable());
  }

  @Test
  void whatIsEnabledAlreadyIsLeftAsItIs() {
    assertThat(StoppedLine.judge(look(stage(true, ""))))
        .isEqualTo(new Judgement.Over("is enabled already"));
  }

  @Test
  void whatAPersonHasDisabledIsThePersonsToEnable() {
    assertThat(StoppedLine.judge(look(stage(false, "Freeze of the quarter's end"))))
        .isEqualTo(
            new Judgement.Over("is left disabled, not by Wavegate: Freeze of the quarter's end"));
  }

  @ParameterizedTest
  @CsvSource({"HALT, was halted", "ROLLBACK, was rolled back"})
  void whatAnotherReleaseHasClosedStaysClosedForThat(Cause cause, String said) {
    Look look =
        new Look(
            List.of(closure(cause)),
            Optional.empty(),
            new Read<>(stage(false, OURS), at("10:00:00")),
            Optional.empty());

    assertThat(StoppedLine.judge(look))
        .isEqualTo(
            new Judgement.Over(
                "stays disabled: release 0ccc0ccc " + said + " at wave one-region too"));
  }

  @Test
  void whatIsUnderWayKeepsItClosedHoweverTheStageStands() {
    for (Reading<StageFacts> stage :
        List.<Reading<StageFacts>>of(
            new Read<>(stage(true, ""), at("10:00:00")), Rollbacks.unread())) {
      Look look =
          new Look(List.of(), Optional.of("the rollback is under way"), stage, Optional.empty());
      assertThat(StoppedLine.judge(look))
          .isEqualTo(new Judgement.Keep("the rollback is under way"));
    }
  }

  @Test
  void aStageThatIsNotReadIsKeptAsItIs() {
    assertThat(
            StoppedLine.judge(
                new Look(List.of(), Optional.empty(), Rollbacks.unread(), Optional.empty())))
        .isEqualTo(new Judgement.Keep("the stage was not read: Throttled"));
  }

  @Test
  void itIsEnabledForTheFixOnlyWhereNoOtherReleaseWouldEnter() {
    Optional<String> fix = Optional.of(FIX);
    assertThat(StoppedLine.judge(look(stage(false, OURS, FIX), fix)))
        .isEqualTo(new Judgement.Enable());
    assertThat(StoppedLine.judge(look(stage(false, OURS), fix)))
        .as("it has not come yet")
        .isEqualTo(new Judgement.Enable());
    assertThat(StoppedLine.judge(look(stage(false, OURS, FIX, OTHER), fix)))
        .isEqualTo(
            new Judgement.Keep(
                "release 0ccc0ccc waits in front of it, is not marked as the fix, and would"
                    + " enter"));
  }

  @Test
  void aClosureOfOursIsToldByHowItsReasonBegins() {
    assertThat(StoppedLine.isOurs(stage(false, OURS))).isTrue();
    assertThat(StoppedLine.isOurs(stage(true, OURS))).as("enabled since").isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Wavegate", "wavegate rolls back", "Not Wavegate rolls back"})
  void aReasonThatOnlyLooksLikeOursIsNot(String reason) {
    assertThat(StoppedLine.isOurs(stage(false, reason))).isFalse();
  }
}
