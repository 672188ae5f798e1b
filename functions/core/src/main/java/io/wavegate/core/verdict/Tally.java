package io.wavegate.core.verdict;

import io.wavegate.core.model.Said;
import io.wavegate.core.rollback.PastExecution;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often Wavegate would have decided otherwise than people did, while it only observed.
 *
 * <p>A release is counted once, however many waves it went through: it is good if each of its gates
 * would have let it go on.
 *
 * @param releases how many were judged
 * @param stopped how many of them would have been stopped or taken back though people let them go
 *     on
 * @param missed how many of them would have gone on though people took them back or stopped them
 */
public record Tally(int releases, int stopped, int missed) {
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
    Map<String, Boolean> releases = new LinkedHashMap<>();
    observations.forEach(
        seen -> releases.merge(seen.execution(), seen.verdict().isGood(), Boolean::logicalAnd));
    for (Map.Entry<String, Boolean> release : releases.entrySet()) {
      boolean undone = isUndone(release.getKey(), executions);
      boolean good = release.getValue();
      if (good && undone) {
        missed++;
      } else if (!good && !undone) {
        stopped++;
      }
    }
    return new Tally(releases.size(), stopped, missed);
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

  /** {@code 12 earlier releases judged, 2 not as people acted: ...}. */
  public String said() {
    return Said.count(releases, "earlier release")
        + " judged, "
        + (stopped + missed)
        + " not as people acted: "
        + stopped
        + " would have stopped what went on, "
        + missed
        + " would have let go on what people took back";
  }
}
