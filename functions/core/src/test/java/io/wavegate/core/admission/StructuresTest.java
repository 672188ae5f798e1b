package io.wavegate.core.admission;

import static io.wavegate.core.admission.Admitted.NET;
import static io.wavegate.core.admission.Admitted.admits;
import static io.wavegate.core.admission.Admitted.lookedAt;
import static io.wavegate.core.admission.Admitted.refuses;
import static io.wavegate.core.admission.Admitted.waitsFor;
import static io.wavegate.core.testing.EntryCases.clear;
import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Policies.policy;

import io.wavegate.core.evidence.PipelineStructure;
import io.wavegate.core.evidence.PipelineStructure.Approval;
import io.wavegate.core.evidence.PipelineStructure.Condition;
import io.wavegate.core.evidence.PipelineStructure.Moment;
import io.wavegate.core.evidence.PipelineStructure.OnFailure;
import io.wavegate.core.testing.EntryCases;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does the pipeline's structure leave its gates their effect? */
class StructuresTest {
  private static final String DEFEATS = "the pipeline's structure defeats its gates: ";
  private static final String ADMITTED =
      "no windows set; checkout-aggregate, checkout-onebox OK; no holds; " + NET;
  private static final String RETRIES =
      "RETRY, by which a gate that failed runs again by itself: set it to FAIL or leave onFailure"
          + " out";
  private static final String ROLLS_BACK =
      "ROLLBACK, by which every failure rolls back, also a halt: set it to FAIL or leave onFailure"
          + " out, or allow it in the policy (rollback.halt-rolls-back: true)";

  private static PipelineStructure mode(String mode) {
    return new PipelineStructure(mode, List.of(stage("Prod-OneBox", "")));
  }

  private static PipelineStructure of(OnFailure... stages) {
    return new PipelineStructure("SUPERSEDED", List.of(stages));
  }

  private static OnFailure stage(String name, String result, String... conditions) {
    return new OnFailure(name, result, Optional.empty(), List.of(conditions));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SUPERSEDED", "QUEUED"})
  void aModeThatLocksItsStagesSuits(String mode) {
    given(clear().structure(mode(mode))).when(lookedAt("09:00:00")).then(admits(ADMITTED));
  }

  @Test
  void aParallelPipelineIsRefused() {
    given(clear().structure(mode("PARALLEL")))
        .when(lookedAt("09:00:00"))
        .then(
            refuses(
                DEFEATS
                    + "its executionMode is PARALLEL, in which no stage is locked while it is"
                    + " judged and none can be rolled back: set it to SUPERSEDED or QUEUED"));
  }

  @Test
  void aModeThatIsNotKnownIsRefused() {
    given(clear().structure(mode("SWARM")))
        .when(lookedAt("09:00:00"))
        .then(
            refuses(
                DEFEATS
                    + "its executionMode is SWARM, not known here: set it to SUPERSEDED or"
                    + " QUEUED"));
  }

  @Test
  void aStageThatJustFailsSuits() {
    given(clear().structure(of(stage("Prod-OneBox", "FAIL", "FAIL"))))
        .when(lookedAt("09:00:00"))
        .then(admits(ADMITTED));
  }

  @Test
  void aStageThatRetriesByItselfIsRefused() {
    given(clear().structure(of(stage("Prod-OneBox", "RETRY"))))
        .when(lookedAt("09:00:00"))
        .then(refuses(DEFEATS + "stage Prod-OneBox has onFailure.result " + RETRIES));
  }

  @Test
  void aConfiguredRetryIsRefusedWhateverTheResult() {
    OnFailure retries = new OnFailure("Prod-OneBox", "FAIL", Optional.of("ALL_ACTIONS"), List.of());

    given(clear().structure(of(retries)))
        .when(lookedAt("09:00:00"))
        .then(
            refuses(
                DEFEATS
                    + "stage Prod-OneBox has onFailure.retryConfiguration (retryMode:"
                    + " ALL_ACTIONS), by which a gate that failed runs again by itself: leave it"
                    + " out"));
  }

  @Test
  void aStageThatRollsItselfBackIsRefused() {
    given(clear().structure(of(stage("Prod-OneBox", "ROLLBACK"))))
        .when(lookedAt("09:00:00"))
        .then(refuses(DEFEATS + "stage Prod-OneBox has onFailure.result " + ROLLS_BACK));
  }

  @Test
  void aConditionThatRollsBackIsRefusedToo() {
    given(clear().structure(of(stage("Prod-OneBox", "", "ROLLBACK"))))
        .when(lookedAt("09:00:00"))
        .then(refuses(DEFEATS + "stage Prod-OneBox has onFailure.conditions.result " + ROLLS_BACK));
  }

  @Test
  void whereThePolicyLetsHaltsRollBackItSuits() {
    given(
            clear()
                .under(policy().lettingHaltsRollBack())
                .structure(of(stage("Prod-OneBox", "ROLLBACK", "ROLLBACK"))))
        .when(lookedAt("09:00:00"))
        .then(admits(ADMITTED));
  }

  @Test
  void aRetryIsRefusedAlsoWhereHaltsRollBack() {
    given(
            clear()
                .under(policy().lettingHaltsRollBack())
                .structure(of(stage("Prod-OneBox", "RETRY"))))
        .when(lookedAt("09:00:00"))
        .then(refuses(DEFEATS + "stage Prod-OneBox has onFailure.result " + RETRIES));
  }

  @Test
  void anyOtherResultIsRefused() {
    given(clear().structure(of(stage("Prod-OneBox", "SKIP"))))
        .when(lookedAt("09:00:00"))
        .then(
            refuses(
                DEFEATS
                    + "stage Prod-OneBox has onFailure.result SKIP, after which a gate's failure"
                    + " may not stop the release: set it to FAIL or leave onFailure out"));
  }

  private static PipelineStructure with(String stage, Moment moment, String result) {
    return new PipelineStructure(
        "SUPERSEDED",
        List.of(stage("Prod-OneBox", ""), stage("Prod-Wave-1", "")),
        List.of(new Condition(stage, moment, result)),
        List.of());
  }

  private static PipelineStructure waiting(Duration limit) {
    return new PipelineStructure(
        "SUPERSEDED",
        List.of(stage("Prod-OneBox", "")),
        List.of(),
        List.of(new Approval("Prod-OneBox", "Promotion", limit)));
  }

  @Test
  void aBakeThatItsApprovalCannotOutlastIsRefused() {
    given(clear().structure(waiting(Duration.ofHours(1))))
        .when(lookedAt("09:00:00"))
        .then(
            refuses(
                DEFEATS
                    + "approval action Promotion of stage Prod-OneBox fails by itself after 1h,"
                    + " and the wave bakes for 1h 5m: set its timeoutInMinutes to more"));
    given(clear().structure(waiting(Duration.ofHours(2))))
        .when(lookedAt("09:00:00"))
        .then(admits(ADMITTED));
  }

  @Test
  void aConditionThatTakesBackWhatWasPromotedIsRefusedWhateverThePolicySays() {
    PipelineStructure rollsBack = with("Prod-OneBox", Moment.ON_SUCCESS, "ROLLBACK");
    Function<EntryCases, Admission> look = lookedAt("09:00:00");
    String why =
        "stage Prod-OneBox has onSuccess.conditions.result ROLLBACK, by which a wave that was"
            + " promoted goes back, and nobody here knows: watch its alarms in the policy, and set"
            + " it to FAIL or leave it out";

    given(clear().structure(rollsBack)).when(look).then(refuses(DEFEATS + why));
    given(clear().under(policy().lettingHaltsRollBack()).structure(rollsBack))
        .when(look)
        .then(refuses(DEFEATS + why));
  }

  @Test
  void aConditionThatSkipsTheStageIsRefused() {
    given(clear().structure(with("Prod-OneBox", Moment.BEFORE_ENTRY, "SKIP")))
        .when(lookedAt("09:00:00"))
        .then(
            refuses(
                DEFEATS
                    + "stage Prod-OneBox has beforeEntry.conditions.result SKIP, by which a release"
                    + " passes the wave without its gates, so that the next wave's halts it: set it"
                    + " to FAIL or leave it out"));
  }

  @Test
  void aConditionWithAResultThatIsNotKnownIsRefused() {
    given(clear().structure(with("Prod-OneBox", Moment.ON_SUCCESS, "RETRY")))
        .when(lookedAt("09:00:00"))
        .then(
            refuses(
                DEFEATS
                    + "stage Prod-OneBox has onSuccess.conditions.result RETRY, after which its"
                    + " gates may not decide alone: set it to FAIL or leave it out"));
  }

  @Test
  void aConditionThatJustFailsSuitsAndSoDoesAnyOfAStageWithoutGates() {
    for (Moment moment : Moment.values()) {
      given(clear().structure(with("Prod-OneBox", moment, "FAIL")))
          .when(lookedAt("09:00:00"))
          .then(admits(ADMITTED));
      given(clear().structure(with("Prod-Wave-1", moment, "ROLLBACK")))
          .when(lookedAt("09:00:00"))
          .then(admits(ADMITTED));
    }
  }

  @Test
  void theStageOfALaterWaveIsJudgedAtTheFirstGate() {
    given(
            clear()
                .gated("Prod-Wave-1")
                .structure(of(stage("Prod-OneBox", ""), stage("Prod-Wave-1", "RETRY"))))
        .when(lookedAt("09:00:00"))
        .then(refuses(DEFEATS + "stage Prod-Wave-1 has onFailure.result " + RETRIES));
  }

  @Test
  void aStageWithoutGatesMayDoAsItLikes() {
    given(
            clear()
                .structure(
                    of(
                        stage("Build", "RETRY"),
                        stage("Prod-OneBox", ""),
                        stage("Afterwards", "ROLLBACK"))))
        .when(lookedAt("09:00:00"))
        .then(admits(ADMITTED));
  }

  @Test
  void allThatIsUnsuitableIsSaidTogether() {
    OnFailure[] stages =
        Stream.of("Prod-OneBox", "Prod-Wave-1")
            .map(name -> stage(name, "RETRY"))
            .toArray(OnFailure[]::new);

    given(
            clear()
                .gated("Prod-Wave-1")
                .structure(new PipelineStructure("PARALLEL", List.of(stages))))
        .when(lookedAt("09:00:00"))
        .then(
            refuses(
                DEFEATS
                    + "its executionMode is PARALLEL, in which no stage is locked while it is"
                    + " judged and none can be rolled back: set it to SUPERSEDED or QUEUED; stage"
                    + " Prod-OneBox has onFailure.result "
                    + RETRIES
                    + "; stage Prod-Wave-1 has onFailure.result "
                    + RETRIES));
  }

  @Test
  void anUnreadStructureWaits() {
    given(clear().structureUnread())
        .when(lookedAt("09:00:00"))
        .then(waitsFor("the pipeline's structure was not read: AccessDenied"));
  }

  @Test
  void aStructureWithoutTheGatesOwnStageIsNotBelieved() {
    given(clear().structure(of()))
        .when(lookedAt("09:00:00"))
        .then(waitsFor("the pipeline's structure shows no stage Prod-OneBox"));
  }
}
