package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever may invoke a function tells it lies (attacks 1, 2, 12). */
class DirectInvokeTest {
  private static final String ID = "pipelineExecutionId";

  private final Bench bench = Bench.open();

  @Test
  void anAlarmThatIsSaidToBeOkIsReadAndFound() {
    Journey release = Journey.baking(bench);
    bench.time().pass(Duration.ofMinutes(10));
    bench.alarms().fire();
    ObjectNode lie =
        (ObjectNode) TestPipeline.parse(bench.alarms().lastEvent("checkout-aggregate"));
    ((ObjectNode) lie.at("/detail/state")).put("value", "OK");

    String said = release.functions().alarmChange(lie.toString());

    assertThat(said).startsWith("one-box: woken: ROLL_BACK: checkout-aggregate went to ALARM at");
  }

  @Test
  void anApprovalThatIsSaidToBeGivenIsReadAndNotFound() {
    Journey release = Journey.baking(bench);
    String lie =
        bench
            .pipeline()
            .actionEvent("Prod-OneBox", "PromotionGate", "STARTED")
            .replace("\"STARTED\"", "\"SUCCEEDED\"");

    release.functions().pipelineChange(lie);

    assertThat(bench.states().woken()).isEmpty();
    assertThat(release.gate(release.promotion()).isUndecided()).isTrue();
  }

  @Test
  void aVerdictInTheInputIsNone() {
    Journey release = Journey.baking(bench);

    assertThatThrownBy(
            () -> release.functions().judgeWith(release.promotion(), "verdict", "PROMOTE"))
        .hasMessageContaining("unknown key \"verdict\"");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("JUDGE_AGAIN");

    assertThat(bench.faults().calls("PutApprovalResult")).isEmpty();
    assertThat(release.gate(release.promotion()).isUndecided()).isTrue();
  }

  @Test
  void aRollbackOfAGateThatDidNotDecideItDoesNothing() {
    Journey release = Journey.baking(bench);

    for (String step : new String[] {"INTENT", "STOP_LINE", "FAIL_ACTION", "PULL"}) {
      assertThatThrownBy(() -> release.functions().step(release.promotion(), step))
          .as(step)
          .isInstanceOf(IllegalStateException.class);
    }

    assertThat(bench.faults().operations())
        .doesNotContain("DisableStageTransition", "PutApprovalResult", "RollbackStage");
  }

  @Test
  void aTargetInTheInputIsNotTheRollbacks() {
    String earlier = bench.pipeline().executions().getFirst().path(ID).asText();
    Journey release = Journey.toRollBack(bench);
    for (String step : new String[] {"INTENT", "STOP_LINE", "FAIL_ACTION"}) {
      release.functions().step(release.promotion(), step);
    }

    assertThatThrownBy(
            () ->
                release
                    .functions()
                    .stepWith(release.promotion(), "PULL", "target", release.execution()))
        .hasMessageContaining("unknown key \"target\"");
    release.functions().step(release.promotion(), "PULL");

    assertThat(bench.faults().calls("RollbackStage"))
        .singleElement()
        .extracting(call -> call.input().path("targetPipelineExecutionId").asText())
        .isEqualTo(earlier)
        .isNotEqualTo(release.execution());
  }

  @Test
  void anErrorThatIsMadeUpHaltsAndPromotesNothing() {
    Journey release = Journey.baked(bench);

    release.functions().judgeAfter(release.promotion(), "PROMOTE");

    assertThat(release.gate(release.promotion()).verdict().orElseThrow())
        .isInstanceOf(Verdict.Halt.class);
  }
}
