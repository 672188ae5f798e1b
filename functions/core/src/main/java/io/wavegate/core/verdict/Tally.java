package io.wavegate.core.verdict;

import io.wavegate.core.model.Said;
import io.wavegate.core.rollback.PastExecution;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How often Wavegate would have decided otherwise than people did, while it only observed.
 *
 * @param verdicts how many were given
 * @param stopped how many of them would have stopped or taken back what people let go on
 * @param missed how many of them would have let go on what people took back or stopped
 */
public record Tally(int verdicts, int stopped, int missed) {
  /**
   * A verdict of which nothing was done.
   *
   * @param execution the release
   * @param verdict what it would have been, and when
   */
  public record Observation(String execution, Verdict.Observe verdict) {}

  /**
   * Counts.
   *
   * @param executions of the pipeline, all since the first of the releases started
   */
  public static Tally of(List<Observation> observations, List<PastExecution> executions) {
    int stopped = 0;
    int missed = 0;
    for (Observation observation : observations) {
      boolean undone = isUndone(observation.execution(), executions);
      boolean good = observation.verdict().isGood();
      if (good && undone) {
        missed++;
      } else if (!good && !undone) {
        stopped++;
      }
    }
    return new Tally(observations.size(), stopped, missed);
  }

  /** Whether it was stopped, or was the newest release as a rollback began. */
  private static boolean isUndone(String execution, List<PastExecution> executions) {
    boolean halted =
        executions.stream()
            .filter(past -> past.id().equals(execution))
            .anyMatch(past -> past.status().startsWith("Stop"));
    return halted
        || executions.stream()
            .filter(PastExecution::rollback)
            .map(rollback -> newestBefore(rollback.startedAt(), executions))
            .anyMatch(newest -> newest.filter(execution::equals).isPresent());
  }

  private static Optional<String> newestBefore(Instant at, List<PastExecution> executions) {
    return executions.stream()
        .filter(past -> !past.rollback() && past.startedAt().isBefore(at))
        .max(Comparator.comparing(PastExecution::startedAt))
        .map(PastExecution::id);
  }

  /** {@code 12 verdicts on earlier releases, 2 not as people acted: ...}. */
  public String said() {
    return Said.count(verdicts, "verdict")
        + " on earlier releases, "
        + (stopped + missed)
        + " not as people acted: "
        + stopped
        + " would have stopped what went on, "
        + missed
        + " would have let go on what people took back";
  }
}
