package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.gate.Phase;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * An older release at its entry gate lets a newer one go first that waits in front of its stage.
 */
class StepAsideTest {
  private static final String NEWER = "3333333333333333333333333333333333333333";

  private final Bench bench = Bench.open();

  /** A release whose entry gate is open while a newer one has come up behind it. */
  private Journey overtaken() {
    Journey older = Journey.atEntry(bench);
    bench.pipeline().push(NEWER);
    return older;
  }

  @Test
  void itsActionFailsTheLineStaysOpenNobodyIsCalledAndTheNewerEnters() {
    Journey older = Journey.atEntry(bench);
    String newer = bench.pipeline().push(NEWER);

    assertThat(older.judge(older.entry())).isEqualTo("STEP_ASIDE");
    assertThat(older.functions().settle(older.entry())).isEqualTo("SETTLED");

    assertThat(bench.faults().calls("PutJobFailureResult")).hasSize(1);
    assertThat(bench.faults().calls("DisableStageTransition")).isEmpty();
    assertThat(older.functions().report(older.entry()).path("outcome").asText())
        .isEqualTo("STOOD_DOWN");
    assertThat(bench.faults().calls("Publish")).isEmpty();
    assertThat(bench.books().watched().all()).isEmpty();
    assertThat(held("Prod-OneBox")).isEqualTo(newer);
  }

  @Test
  void whereTheNewerIsStoppedInTheLastMomentItIsJudgedAgainAndEnters() {
    Journey older = Journey.atEntry(bench);
    String newer = bench.pipeline().push(NEWER);
    assertThat(older.judge(older.entry())).isEqualTo("STEP_ASIDE");
    bench.pipeline().stop(newer);

    assertThat(older.functions().settle(older.entry())).isEqualTo("JUDGE_AGAIN");
    assertThat(older.judge(older.entry())).isEqualTo("PROMOTE");
    assertThat(older.functions().settle(older.entry())).isEqualTo("SETTLED");

    assertThat(bench.faults().calls("PutJobFailureResult")).isEmpty();
  }

  @Test
  void aCrashAfterTheActionFailedLeadsToNoSecondAnswer() {
    Journey older = overtaken();
    older.judge(older.entry());
    bench.faults().loseReplyOf("PutJobFailureResult");
    assertThatThrownBy(() -> older.functions().settle(older.entry()))
        .hasMessageContaining("whether the job was answered is not known");
    // What another release shows so soon could be a stale answer.
    bench.time().pass(Duration.ofMinutes(1));

    assertThat(older.functions().settle(older.entry())).isEqualTo("SETTLED");

    assertThat(bench.faults().calls("PutJobFailureResult")).hasSize(1);
    assertThat(older.gate(older.entry()).phase())
        .as("though the newer release stands in the stage by now")
        .isInstanceOfSatisfying(
            Phase.Settled.class,
            settled -> assertThat(settled.effect()).isEqualTo("invoke action EntryGate failed"));
  }

  @Test
  void whatWaitsInFrontIsUnknownSoItWaits() {
    Journey older = overtaken();
    bench.faults().refuse("GetPipelineExecution", "AccessDeniedException", 400);

    assertThat(older.judge(older.entry())).isEqualTo("WAIT");

    assertThat(older.gate(older.entry()).phase())
        .isInstanceOfSatisfying(
            Phase.Waiting.class,
            waiting ->
                assertThat(waiting.blockers())
                    .singleElement()
                    .asString()
                    .startsWith("what waits in front of the stage was not read: AccessDenied"));
  }

  private String held(String stage) {
    return bench.pipeline().stage(stage).at("/latestExecution/pipelineExecutionId").asText();
  }
}
