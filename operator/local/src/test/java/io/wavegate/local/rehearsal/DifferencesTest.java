package io.wavegate.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.Shipped;
import io.wavegate.local.rehearsal.Outcome.GateOutcome;
import io.wavegate.local.rehearsal.Outcome.RollbackOutcome;
import io.wavegate.local.rehearsal.Rehearsal.Watcher;
import io.wavegate.local.scenario.Expectation;
import io.wavegate.local.scenario.Expectation.GateExpected;
import io.wavegate.local.scenario.Expectation.RollbackExpected;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifferencesTest {
  private static final List<GateOutcome> GATES =
      List.of(gate("entry", "PROMOTE", "inside a window"), waiting("Friday 16:00Z"));
  private static final List<RollbackOutcome> ROLLBACKS =
      List.of(new RollbackOutcome("one-box", "pipeline-stage", "recovered in 8m"));
  private static final List<String> EFFECTS =
      List.of("PutApprovalResult One/Gate Approved", "DisableStageTransition One", "Publish x");

  private static GateOutcome gate(String gate, String verdict, String reason) {
    return outcome(gate, Optional.of(verdict), Optional.empty(), reason);
  }

  private static GateOutcome waiting(String waitingFor) {
    return outcome("promotion", Optional.empty(), Optional.of(waitingFor), "");
  }

  private static GateOutcome outcome(
      String gate, Optional<String> verdict, Optional<String> waitingFor, String reason) {
    return new GateOutcome(
        1,
        "one-box",
        "One",
        gate,
        1,
        verdict,
        waitingFor,
        reason,
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty());
  }

  private static GateExpected expected(String gate, String verdict, String... reason) {
    return new GateExpected(1, "one-box", gate, verdict, List.of(reason));
  }

  private static List<String> gatesAgainst(GateExpected... gates) {
    return against(
        new Expectation(List.of(gates), rollback("recovered"), List.of(), List.of(), List.of()),
        EFFECTS);
  }

  private static List<String> rollbacksAgainst(List<RollbackExpected> rollbacks) {
    return against(new Expectation(right(), rollbacks, List.of(), List.of(), List.of()), EFFECTS);
  }

  private static List<String> effectsAgainst(List<String> sent, List<String> never) {
    return against(
        new Expectation(right(), rollback("recovered"), sent, List.of(), never), EFFECTS);
  }

  private static List<String> against(Expectation expectation, List<String> effects) {
    return Differences.between(
        expectation,
        new Differences.Came(GATES, ROLLBACKS, effects, List.of("checkout: halted\nwhy")));
  }

  private static List<GateExpected> right() {
    return List.of(expected("entry", "PROMOTE"), expected("promotion", "NONE"));
  }

  private static List<RollbackExpected> rollback(String outcome) {
    return List.of(new RollbackExpected("one-box", "", outcome));
  }

  @Test
  void whatIsRightMakesNone() {
    assertThat(
            gatesAgainst(
                expected("entry", "PROMOTE", "a window"), expected("promotion", "NONE", "16:00Z")))
        .isEmpty();
    assertThat(effectsAgainst(List.of("Approved", "Disable"), List.of("RollbackStage"))).isEmpty();
  }

  @Test
  void namesTheGatesThatWereExpectedAndThoseThatCame() {
    assertThat(gatesAgainst(expected("entry", "HALT"), expected("promotion", "NONE")))
        .containsExactly(
            "gates: expected [one-box entry HALT, one-box promotion NONE],"
                + " got [one-box entry PROMOTE, one-box promotion NONE]");
  }

  @Test
  void aGateTooManyOrTooFewIsADifference() {
    assertThat(gatesAgainst(expected("entry", "PROMOTE")))
        .singleElement()
        .asString()
        .contains("got");
  }

  @Test
  void namesTheWordThatAReasonDoesNotHold() {
    assertThat(
            gatesAgainst(
                expected("entry", "PROMOTE", "window", "no holds"), expected("promotion", "NONE")))
        .containsExactly(
            "one-box entry PROMOTE: expected \"no holds\" in its reason, got \"inside a window\"");
  }

  @Test
  void namesTheRollbackThatCameOutOtherwise() {
    assertThat(rollbacksAgainst(rollback("needs a person")))
        .containsExactly(
            "rollback: expected \"one-box: needs a person\", got \"one-box by pipeline-stage: recovered in 8m\"");
  }

  @Test
  void namesRollbacksThatNobodyExpected() {
    assertThat(rollbacksAgainst(List.of()))
        .containsExactly(
            "rollbacks: expected [], got [one-box by pipeline-stage: recovered in 8m]");
  }

  @Test
  void namesTheEffectThatWasNotSent() {
    assertThat(effectsAgainst(List.of("RollbackStage One"), List.of()))
        .containsExactly("effect \"RollbackStage One\" was not sent");
  }

  @Test
  void namesTheEffectThatWasSentBeforeItsTime() {
    assertThat(effectsAgainst(List.of("DisableStageTransition", "Approved"), List.of()))
        .containsExactly("effect \"Approved\" was not sent after \"DisableStageTransition One\"");
  }

  @Test
  void oneEffectIsNotTwo() {
    assertThat(effectsAgainst(List.of("Publish", "Publish"), List.of()))
        .containsExactly("effect \"Publish\" was not sent after \"Publish x\"");
  }

  @Test
  void whatTheServiceRefusedWasNotSent() {
    List<String> refused = List.of("RollbackStage One to 5f0c (refused)");
    Expectation wanted =
        new Expectation(
            right(), rollback("recovered"), List.of("RollbackStage One"), List.of(), List.of());
    Expectation wantedRefused =
        new Expectation(right(), rollback("recovered"), List.of("(refused)"), List.of(), List.of());

    assertThat(against(wanted, refused))
        .containsExactly("effect \"RollbackStage One\" was not sent");
    assertThat(against(wantedRefused, refused)).isEmpty();
  }

  @Test
  void namesTheEffectThatMustNeverBe() {
    assertThat(effectsAgainst(List.of(), List.of("Disable", "Nothing")))
        .containsExactly("effect that must not be was sent: DisableStageTransition One");
  }

  @Test
  void namesThePageThatNobodyGotAndThoseThatWereSent() {
    Expectation paged =
        new Expectation(
            right(), rollback("recovered"), List.of(), List.of("halted", "why"), List.of());
    Expectation other =
        new Expectation(right(), rollback("recovered"), List.of(), List.of("stuck"), List.of());

    assertThat(against(paged, EFFECTS)).isEmpty();
    assertThat(against(other, EFFECTS))
        .containsExactly("nobody was paged \"stuck\", pages: [checkout: halted]");
  }

  @Test
  void aGateOfANewerReleaseIsNotThatOfTheFirst() {
    assertThat(
            gatesAgainst(
                new GateExpected(2, "one-box", "entry", "PROMOTE", List.of()),
                expected("promotion", "NONE")))
        .singleElement()
        .asString()
        .startsWith("gates: expected [release 2 one-box entry PROMOTE,");
  }

  @Test
  void whatWasToHappenAndNeverDidIsADifference(@TempDir Path home) {
    Path file = Shipped.copyTo(home).resolve("examples/checkout/scenarios/test-fails.yaml");
    Shipped.replace(
        file,
        "happens:",
        """
        happens:
          - {when: one-region bake, store: down}
          - {when: start, person: approve, wave: one-box}
          - {when: start, person: close, wave: one-region, says: closed, refused: NoSuchStage}""");

    assertThat(new Rehearsal(home, Watcher.NONE).play(Shipped.read(file)).differences())
        .containsExactlyInAnyOrder(
            "one-region bake never came",
            "start could not be done: NotDone: Prod-OneBox/PromotionGate waits for no approval",
            "start was not refused, expected NoSuchStage");
  }

  /** Without the fault it would have come out the same, and so it shows nothing of it. */
  @Test
  void aFaultThatMeetsNothingIsADifference(@TempDir Path home) {
    Path file = Shipped.copyTo(home).resolve("examples/checkout/scenarios/all-green.yaml");
    Shipped.replace(
        file,
        "expect:",
        """
        happens:
          - {when: start, service: codepipeline, operation: RollbackStage, answers: lost}
          - {when: start + 1m, stop-machine: rollback}
          - {when: start + 2m, leave-out: checkout-onebox, for: 1s}
          - {when: start + 3m, events: alarm, are: lost, for: 1m}
          - {when: start + 4m, events: action, are: twice}
        expect:""");

    assertThat(new Rehearsal(home, Watcher.NONE).play(Shipped.read(file)).differences())
        .containsExactlyInAnyOrder(
            "start: the fault met nothing",
            "start + 1m: the fault met nothing",
            "start + 2m: the fault met nothing",
            "start + 3m: the fault met nothing");
  }

  @Test
  void aWrongExpectationOfAScenarioFileIsNamedInItsOutcome(@TempDir Path home) {
    Path file = Shipped.copyTo(home).resolve("examples/checkout/scenarios/alarm-mid-bake.yaml");
    Shipped.replace(file, "never: [", "never: [RollbackStage Prod-Wave-1, ");
    Shipped.replace(file, "outcome: recovered in", "outcome: needs a person");

    Outcome outcome = new Rehearsal(home, Watcher.NONE).play(Shipped.read(file));

    assertThat(outcome.asExpected()).isFalse();
    assertThat(outcome.differences())
        .hasSize(2)
        .satisfiesExactly(
            rollback -> assertThat(rollback).startsWith("rollback: expected \"one-region: needs a"),
            never ->
                assertThat(never)
                    .startsWith("effect that must not be was sent: RollbackStage Prod-Wave-1 to"));
  }
}
