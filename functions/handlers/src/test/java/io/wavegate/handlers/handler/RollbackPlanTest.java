package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Faults;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the entry gate and a person who asks are told of a rollback before there is one. */
class RollbackPlanTest {
  private static final String BACK = "rollback would return Prod-OneBox to ";
  private static final String ALONG =
      ", and takes 1 earlier change along: 55555555 (Change 5555555555)";

  private final Bench bench = Bench.open();

  /** It fails at its first gate, and is in the next release all the same. */
  private void anEarlierChangeFails() {
    bench.pipeline().push("5555555555");
    String job = TestPipeline.jobId(bench.pipeline().lastJob());
    bench.pipeline().call("PutJobFailureResult", bench.pipeline().failure(job, "not today"));
    bench.time().pass(Duration.ofMinutes(1));
  }

  private static String admitted(Journey release) {
    return release.timeline().stream()
        .filter(line -> line.contains(BACK))
        .findFirst()
        .orElseThrow();
  }

  private static String plan(Journey release) {
    return release
        .functions()
        .operate(
            "/services/checkout/rollback-plan",
            "ada",
            "{\"release\": \"" + release.execution() + "\"}");
  }

  @Test
  void theEntryGateSaysWhichEarlierChangesGoBackToo() {
    anEarlierChangeFails();
    Journey release = Journey.deploying(bench);

    assertThat(admitted(release)).endsWith(ALONG);
  }

  @Test
  void aPersonWhoAsksIsToldOfThemToo() {
    anEarlierChangeFails();
    Journey release = Journey.baking(bench);

    assertThat(plan(release)).contains(BACK).contains(ALONG);
  }

  /** The first one is of those that the stage could return to. */
  private void refuseTheSecondList() {
    String list = "ListPipelineExecutions";
    Faults faults = bench.faults();
    faults.before(
        list, () -> faults.before(list, () -> faults.refuse(list, "AccessDeniedException", 400)));
  }

  @Test
  void whatIsNotReadStopsNothingAndIsSaid() {
    Journey release = Journey.atEntry(bench);
    release.open(release.entry());
    refuseTheSecondList();

    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");

    assertThat(admitted(release)).contains("; what else it carries is not known: ");
  }

  @Test
  void itIsReadOnceForEachJudgement() {
    Journey release = Journey.atEntry(bench);
    bench.faults().forget();

    release.judge(release.entry());

    assertThat(bench.faults().calls("ListPipelineExecutions")).hasSize(2);
  }
}
