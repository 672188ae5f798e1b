package io.wavegate.local.rehearsal;

import io.wavegate.core.view.ReleaseView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of a rehearsal; also the shape of {@code rehearse --json}.
 *
 * @param scenario the scenario's name
 * @param asExpected whether it came out as expected
 * @param differences what came out otherwise, one sentence each
 * @param virtualDuration from the start of the release to the end
 * @param gates the gates' attempts, in the order in which they opened
 * @param rollbacks the rollbacks, one for each stage
 * @param effects what was done to the services, oldest first
 * @param pages what people were told, subject and text, oldest first
 * @param executions the Step Functions executions
 * @param view the release, for people
 * @param newer the releases that came after it, for people
 */
public record Outcome(
    String scenario,
    boolean asExpected,
    List<String> differences,
    Duration virtualDuration,
    List<GateOutcome> gates,
    List<RollbackOutcome> rollbacks,
    List<String> effects,
    List<String> pages,
    List<ExecutionOutcome> executions,
    ReleaseView view,
    List<ReleaseView> newer) {
  /** Copies the lists. */
  public Outcome {
    differences = List.copyOf(differences);
    gates = List.copyOf(gates);
    rollbacks = List.copyOf(rollbacks);
    effects = List.copyOf(effects);
    pages = List.copyOf(pages);
    executions = List.copyOf(executions);
    newer = List.copyOf(newer);
  }

  /**
   * One attempt of a gate.
   *
   * @param release 1 for the release that is rehearsed, 2 for the first newer one
   * @param verdict PROMOTE, PROMOTE_BY_PERSON, OBSERVE, ROLL_BACK, HALT or STEP_ASIDE; none while
   *     it is open or after it stood down
   * @param waitingFor what it waits for, where there is no verdict
   * @param evidence the evidence that the verdict stands on, as JSON
   */
  public record GateOutcome(
      int release,
      String wave,
      String stage,
      String gate,
      int attempt,
      Optional<String> verdict,
      Optional<String> waitingFor,
      String reason,
      Instant openedAt,
      Optional<Instant> decidedAt,
      Optional<String> evidence) {}

  /** A rollback of one stage. */
  public record RollbackOutcome(String wave, String lever, String outcome) {}

  /** A Step Functions execution. */
  public record ExecutionOutcome(String name, String status, int transitions, int historyEvents) {}
}
