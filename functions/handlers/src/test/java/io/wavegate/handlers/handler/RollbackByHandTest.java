package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A person has rolled the stage back by hand while ours was on its way (fault 34). */
class RollbackByHandTest {
  private static final String STAGE = "Prod-OneBox";

  private final Bench bench = Bench.open();

  /** Ours is planned, its lever not pulled yet, as a person pulls it. */
  private Journey overtaken() {
    Journey release = Journey.toRollBack(bench);
    step(release, "INTENT");
    step(release, "STOP_LINE");
    assertThat(step(release, "FAIL_ACTION")).isEqualTo("DONE");
    bench.time().settle();
    bench.time().pass(Duration.ofSeconds(10));
    return release;
  }

  private String rollBack(Journey release) {
    String former =
        bench.pipeline().executions().stream()
            .filter(one -> one.path("executionType").asText().equals("STANDARD"))
            .map(one -> one.path("pipelineExecutionId").asText())
            .filter(one -> !one.equals(release.execution()))
            .findFirst()
            .orElseThrow();
    String byHand =
        bench
            .pipeline()
            .call(
                "RollbackStage",
                TestPipeline.object()
                    .put("stageName", STAGE)
                    .put("targetPipelineExecutionId", former))
            .path("pipelineExecutionId")
            .asText();
    bench.time().settle();
    return byHand;
  }

  @Test
  void itIsWaitedForAndThereIsNoSecondOne() {
    Journey release = overtaken();
    String byHand = rollBack(release);
    bench.faults().forget();

    assertThat(step(release, "PULL")).isEqualTo("PULLED");
    assertThat(release.timeline().getLast())
        .contains("stage Prod-OneBox is already being rolled back to ", byHand, ": wait for it");
    assertThat(step(release, "VERIFY")).isEqualTo("AGAIN");
    release.functions().gate(bench.pipeline().lastJob());
    bench.time().pass(TestPipeline.DEPLOYMENT);
    assertThat(release.promotionStarted()).startsWith("approved");
    bench.time().settle();

    assertThat(step(release, "VERIFY")).isEqualTo("NEXT");
    assertThat(bench.faults().calls("RollbackStage")).isEmpty();
    assertThat(bench.pipeline().rollbacks()).isEqualTo(1);
    bench.alarms().calm();
    for (String step : new String[] {"PULL", "RECOVERY", "RECOVERY"}) {
      bench.time().pass(Duration.ofMinutes(4));
      step(release, step);
    }
    assertThat(ends(release)).isInstanceOf(Ends.Recovered.class);
  }

  @Test
  void oneThatFailsIsNotLost() {
    Journey release = overtaken();
    String byHand = rollBack(release);
    assertThat(step(release, "PULL")).isEqualTo("PULLED");
    bench.pipeline().stop(byHand);

    assertThat(step(release, "VERIFY")).isEqualTo("NEXT");
    step(release, "PULL");
    assertThat(step(release, "RECOVERY")).isEqualTo("DONE");
    assertThat(step(release, "REPORT")).isEqualTo("NEEDS_PERSON");
    assertThat(bench.pages().getLast().message()).contains("its rollback ended as Stopped");
  }

  /** Whoever asks what a rollback would do is not led to stop the one that runs. */
  @Test
  void thePlanSaysThatOneRuns() {
    Journey release = Journey.promoted(bench);
    bench.time().pass(Duration.ofMinutes(1));
    String byHand = rollBack(release);

    String plan =
        release
            .functions()
            .operate(
                "/services/checkout/rollback-plan",
                "ada",
                "{\"release\": \"" + release.execution() + "\"}");

    assertThat(plan)
        .contains("not possible: stage Prod-OneBox is already being rolled back to ", byHand)
        .doesNotContain("holds another release");
  }

  private static String step(Journey release, String step) {
    return release.functions().step(release.promotion(), step);
  }

  private Ends ends(Journey release) {
    return bench
        .books()
        .releases()
        .rollback(release.release(), "one-box")
        .map(Kept::value)
        .orElseThrow()
        .ends();
  }
}
