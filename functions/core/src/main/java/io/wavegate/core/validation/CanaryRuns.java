package io.wavegate.core.validation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a canary's runs say of a release. Each run counts by itself, one that Synthetics tries again
 * too: a canary that fails at first has failed.
 *
 * @param runs in any order
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_CanaryRun.html">CanaryRun</a>
 */
public record CanaryRuns(List<Run> runs) {
  private static final Comparator<Run> OLDEST_FIRST = Comparator.comparing(Run::started);

  /** Copies the list. */
  public CanaryRuns {
    runs = List.copyOf(runs);
  }

  /** How far a run is. */
  public enum State {
    /** It has not ended. */
    RUNNING,
    /** Its script came to its end. */
    PASSED,
    /** It did not. */
    FAILED
  }

  /**
   * One run.
   *
   * @param started when it began; the epoch where nobody says so, which is before every deployment
   * @param reason why it failed, else empty
   */
  public record Run(Instant started, State state, String reason) {
    private String failure() {
      return "the run of " + started + " failed" + (reason.isEmpty() ? "" : ": " + reason);
    }
  }

  /** What runs come to. */
  public sealed interface Found {
    /** For people. */
    String summary();

    /** They show that the release is good. */
    record Good(String summary) implements Found {}

    /** They show that it is not. */
    record Bad(String summary) implements Found {}

    /** They show neither yet. */
    record Open(String summary) implements Found {}
  }

  /**
   * Whether the last runs passed, one after the other. A run that had begun before the deployment
   * ended says nothing of it.
   *
   * @param deployed when the deployment ended
   * @param wanted how many must have passed
   */
  public Found after(Instant deployed, int wanted) {
    List<Run> ended =
        runs.stream()
            .filter(run -> run.started().isAfter(deployed) && run.state() != State.RUNNING)
            .sorted(OLDEST_FIRST)
            .toList();
    List<Run> last = ended.subList(Math.max(0, ended.size() - wanted), ended.size());
    Optional<Run> failed = failed(last);
    if (failed.isPresent()) {
      return new Found.Bad(failed.get().failure());
    }
    return last.size() < wanted
        ? new Found.Open("%d of %d runs passed since the deployment".formatted(last.size(), wanted))
        : new Found.Good("the last %s since the deployment passed".formatted(runs(wanted)));
  }

  /** Whether a dry run passed: one run, or one in each browser. */
  public Found ofDryRun() {
    Optional<Run> failed = failed(runs.stream().sorted(OLDEST_FIRST).toList());
    if (failed.isPresent()) {
      return new Found.Bad(failed.get().failure());
    }
    boolean over = runs.stream().allMatch(run -> run.state() == State.PASSED);
    return over && !runs.isEmpty()
        ? new Found.Good("the dry run passed")
        : new Found.Open("the dry run has not ended");
  }

  private static Optional<Run> failed(List<Run> among) {
    return among.stream().filter(run -> run.state() == State.FAILED).findFirst();
  }

  private static String runs(int count) {
    return count == 1 ? "run" : count + " runs";
  }
}
