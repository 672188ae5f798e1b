package io.wavegate.core.verdict;

import static io.wavegate.core.testing.AlarmCase.alarm;
import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Policies.AGGREGATE;
import static io.wavegate.core.testing.Policies.policy;
import static io.wavegate.core.testing.WaveCases.healthy;
import static io.wavegate.core.verdict.Judged.halts;
import static io.wavegate.core.verdict.Judged.lookedAt;
import static io.wavegate.core.verdict.Judged.promotes;
import static io.wavegate.core.verdict.Judged.rollsBack;

import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.FailedAction;
import io.wavegate.core.policy.RollbackRule.OnDeployFailure;
import io.wavegate.core.testing.WaveCases;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a test that failed, an action or a stage leads to. */
class FailureEvidenceTest {
  @Test
  void aRequiredTestThatFailedRollsBackAtOnce() {
    given(healthy().test("smoke", true, WaveCases.failed()))
        .when(lookedAt("09:20:01"))
        .then(
            rollsBack(
                "required test smoke failed at 09:20:00Z after 1m 35s: 2 of 7 journeys failed"));
  }

  @Test
  void anInformativeTestThatFailedIsOnlyReported() {
    given(healthy().test("journeys", false, WaveCases.failed()))
        .when(lookedAt("10:15:00"))
        .then(
            promotes(
                "baked 1h (09:10:00Z to 10:10:00Z) and settled; checkout-aggregate,"
                    + " checkout-onebox OK throughout; 412 requests, at least 100 wanted; 1 of 2"
                    + " tests passed; informative journeys failed"));
  }

  @Test
  void aDeployActionThatFailedRollsBack() {
    given(healthy().carrier(holding("Cell-1", "Cell-2")))
        .when(lookedAt("09:20:00"))
        .then(rollsBack("deploy action Cell-1, Cell-2 failed"));
  }

  @Test
  void aDeployActionThatFailedHaltsWhereThePolicySaysSo() {
    given(
            healthy()
                .under(policy().onDeployFailure(OnDeployFailure.HALT))
                .carrier(holding("Cell-1")))
        .when(lookedAt("10:15:00"))
        .then(halts("deploy action Cell-1 failed"));
  }

  @Test
  void aStageThatFailedBeforeItsGateWasAskedRollsBack() {
    given(healthy().carrier(failedStage(true, new FailedAction("Cell-1", "stack update failed"))))
        .when(lookedAt("09:20:00"))
        .then(rollsBack("deploy action Cell-1 (stack update failed) failed"));
  }

  @Test
  void aStageThatFailedBeforeItsGateWasAskedHaltsAtOnceWhereThePolicySaysSo() {
    given(
            healthy()
                .under(policy().onDeployFailure(OnDeployFailure.HALT))
                .carrier(failedStage(true, new FailedAction("Cell-1", ""))))
        .when(lookedAt("09:20:00"))
        .then(halts("deploy action Cell-1 failed; the policy says on-deploy-failure: halt"));
  }

  @Test
  void anAlarmRollsAFailedStageBackWhateverThePolicySaysOfFailedDeployments() {
    given(
            healthy()
                .under(policy().onDeployFailure(OnDeployFailure.HALT))
                .aggregate(alarm(AGGREGATE).went(AlarmState.ALARM, "09:12:00"))
                .carrier(failedStage(true, new FailedAction("Cell-1", ""))))
        .when(lookedAt("09:20:00"))
        .then(
            rollsBack(
                "checkout-aggregate went to ALARM at 09:12:00Z, 2m into a 1h bake (went ALARM)"));
  }

  @Test
  void aPromotionActionThatFailedByItselfIsNoBadEvidenceAndHalts() {
    given(
            healthy()
                .carrier(failedStage(false, new FailedAction("Promotion", "function not found"))))
        .when(lookedAt("09:20:00"))
        .then(
            halts(
                "promotion action Promotion (function not found) failed before its gate was"
                    + " opened"));
  }

  private static CarrierLook holding(String... failed) {
    return new CarrierLook.Holding(
        Stream.of(failed).map(name -> new FailedAction(name, "")).toList());
  }

  private static CarrierLook failedStage(boolean inDeployment, FailedAction... failed) {
    return new CarrierLook.FailedStage(List.of(failed), inDeployment);
  }
}
