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

    assertThat(admitted(release)).contains(ALONG);
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

  @Test
  void theEntryGateSaysThatTheArtefactsAreThereAndLooksOnceForEachJudgement() {
    Journey release = Journey.atEntry(bench);
    int before = bench.states().looks().size();

    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");

    assertThat(admitted(release)).endsWith("; its artefact Build is there");
    assertThat(bench.states().looks()).hasSize(before + 1);
    assertThat(bench.states().looks().getLast())
        .startsWith(
            "{\"lever\":\"pipeline-stage\",\"pipeline\":\"checkout-prod\",\"stage\":\"Prod-OneBox\"");
  }

  @Test
  void anArtefactThatIsGoneIsNoNetAndPasses() {
    bench.states().keeps("", "");
    Journey release = Journey.baking(bench);

    assertThat(release.timeline())
        .anyMatch(
            line ->
                line.startsWith("DECIDED PROMOTE")
                    && line.contains("NO NET: artefact Build of execution 00000000 is gone"));
    assertThat(plan(release))
        .contains("NO NET: artefact Build of execution 00000000 is gone from bucket checkout-");
  }

  @Test
  void whereThePolicyDemandsAWayBackItIsRefused() {
    bench.install(Bench.policy("rollback: {", "rollback: {required: true, "));
    bench.states().keeps("", "");
    Journey release = Journey.atEntry(bench);

    assertThat(release.judge(release.entry())).isEqualTo("HALT");

    assertThat(release.timeline())
        .anyMatch(line -> line.contains("(rollback.required): artefact Build of execution"));
  }

  @Test
  void anArtefactThatCannotBeReadStopsNothingAndIsSaid() {
    bench.install(Bench.policy("rollback: {", "rollback: {required: true, "));
    bench.states().keeps("", "S3.S3Exception: Access Denied");
    Journey release = Journey.deploying(bench);

    assertThat(admitted(release))
        .endsWith(
            "; whether artefact Build of execution 00000000 still exists is not known:"
                + " S3.S3Exception: Access Denied");
  }

  @Test
  void aLookThatFailsStopsNothingAndIsSaid() {
    bench.faults().refuse("StartSyncExecution", "AccessDeniedException", 400);
    Journey release = Journey.deploying(bench);

    assertThat(admitted(release)).contains("; whether its artefacts still exist is not known: ");
  }
}
