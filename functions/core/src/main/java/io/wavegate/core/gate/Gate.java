package io.wavegate.core.gate;

import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.verdict.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * The header of one attempt of a gate.
 *
 * @param id which
 * @param service the service that is released
 * @param policyVersion digest of the policy it is judged by, pinned when it opened
 * @param carrier what brought it about
 * @param action the pipeline action that holds; for a failed stage the one that failed
 * @param openedAt when it opened
 * @param phase where it stands
 */
public record Gate(
    AttemptId id,
    String service,
    String policyVersion,
    Carrier carrier,
    String action,
    Instant openedAt,
    Phase phase) {
  /** The same gate, further on. */
  Gate at(Phase next) {
    return new Gate(id, service, policyVersion, carrier, action, openedAt, next);
  }

  /** The verdict, applied or not; none for one that is open or stood down. */
  public Optional<Verdict> verdict() {
    return switch (phase) {
      case Phase.Opened opened -> Optional.empty();
      case Phase.Waiting waiting -> Optional.empty();
      case Phase.Watching watching -> Optional.empty();
      case Phase.Decided decided -> Optional.of(decided.verdict());
      case Phase.Applying applying -> Optional.of(applying.verdict());
      case Phase.Settled settled -> Optional.of(settled.verdict());
      case Phase.StoodDown stoodDown -> Optional.empty();
    };
  }

  /** The verdict that a retry of the stage does not undo, if that is how it was decided (S2). */
  public Optional<Verdict> refusal() {
    return verdict()
        .filter(
            verdict ->
                switch (verdict) {
                  case Verdict.Halt halt -> true;
                  case Verdict.RollBack rollBack -> true;
                  case Verdict.Promote promote -> false;
                  case Verdict.PromoteByPerson byPerson -> false;
                  case Verdict.Observe observed -> false;
                  case Verdict.StepAside aside -> false;
                });
  }

  /**
   * What a retry of the stage does not undo, as a person reads it: a verdict against the release
   * (S2), or a person's Reject in the console (S8). Empty where there is none.
   */
  public Optional<String> refused() {
    String kind = id.gate().kind().word();
    return phase instanceof Phase.StoodDown down && down.by() == Phase.StoodDown.By.REJECTION
        ? Optional.of(down.why() + ", at the " + kind + " gate")
        : refusal()
            .map(
                verdict ->
                    "decided %s before, at the %s gate: %s"
                        .formatted(verdict.word(), kind, verdict.reason()));
  }

  /** Whether it decided to roll back. */
  public boolean isRollBack() {
    return verdict().filter(Verdict.RollBack.class::isInstance).isPresent();
  }

  /**
   * Whether only its own state machine may answer its action yet: a promotion is looked at once
   * more before it is applied, and a rollback closes the line before it fails the action, which
   * frees the stage for whoever waits in front of it.
   */
  public boolean isItsMachinesToAnswer() {
    return verdict().filter(this::isItsMachines).isPresent();
  }

  private boolean isItsMachines(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Promote promote -> true;
      case Verdict.RollBack rollBack -> !(phase instanceof Phase.Applying);
      case Verdict.PromoteByPerson byPerson -> false;
      case Verdict.Halt halt -> false;
      case Verdict.StepAside aside -> false;
      case Verdict.Observe observed -> false;
    };
  }

  /** Whether a verdict can still be given. */
  public boolean isUndecided() {
    return switch (phase) {
      case Phase.Opened opened -> true;
      case Phase.Waiting waiting -> true;
      case Phase.Watching watching -> true;
      case Phase.Decided decided -> false;
      case Phase.Applying applying -> false;
      case Phase.Settled settled -> false;
      case Phase.StoodDown stoodDown -> false;
    };
  }

  /**
   * Whether a person's Reject of its action would still be news: it is open, or is to be let go on
   * and was not yet. What it fails itself is rejected by Wavegate, not by a person.
   */
  public boolean mayBeRejected() {
    return !isOver() && verdict().map(Verdict::letsGoOn).orElse(true);
  }

  /** Whether it was only observed that let the release go on, and would not have otherwise. */
  public boolean wouldHaveBeenStopped() {
    return verdict().filter(v -> v instanceof Verdict.Observe seen && !seen.isGood()).isPresent();
  }

  /** Whether nothing becomes of it any more: its carrier was answered, or is gone. */
  public boolean isOver() {
    return phase instanceof Phase.Settled || phase instanceof Phase.StoodDown;
  }

  /** Whether the gate let the release through, by its verdict or by a person. */
  public boolean isPassed() {
    return switch (phase) {
      case Phase.Settled settled -> settled.verdict().letsGoOn();
      case Phase.StoodDown stoodDown -> stoodDown.promotedByPerson();
      case Phase.Opened opened -> false;
      case Phase.Waiting waiting -> false;
      case Phase.Watching watching -> false;
      case Phase.Decided decided -> false;
      case Phase.Applying applying -> false;
    };
  }
}
