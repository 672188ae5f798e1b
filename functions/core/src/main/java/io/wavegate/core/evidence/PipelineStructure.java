package io.wavegate.core.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A pipeline's present structure as {@code GetPipeline} shows it, as much of it as can defeat a
 * gate.
 *
 * @param executionMode CodePipeline's word: SUPERSEDED, QUEUED or PARALLEL; empty if none is shown,
 *     which means SUPERSEDED
 * @param stages what each of its stages does by itself when it fails, in the pipeline's order
 * @param conditions what else decides of a stage by itself, in the pipeline's order
 * @param approvals how long its manual approvals wait, in the pipeline's order
 */
public record PipelineStructure(
    String executionMode,
    List<OnFailure> stages,
    List<Condition> conditions,
    List<Approval> approvals) {
  /** Copies the lists. */
  public PipelineStructure {
    stages = List.copyOf(stages);
    conditions = List.copyOf(conditions);
    approvals = List.copyOf(approvals);
  }

  /** One whose stages have no conditions but for their failure. */
  public PipelineStructure(String executionMode, List<OnFailure> stages) {
    this(executionMode, stages, List.of(), List.of());
  }

  /** How long a manual approval waits; empty if the pipeline has no such action. */
  public Optional<Duration> waits(String stage, String action) {
    return approvals.stream()
        .filter(approval -> approval.stage().equals(stage) && approval.action().equals(action))
        .map(Approval::limit)
        .findFirst();
  }

  /**
   * How long an action that fails by itself after so long may be held: of a day an hour is kept to
   * answer it.
   */
  public static Duration held(Duration limit) {
    return limit.minus(limit.dividedBy(24));
  }

  /** What else decides of the stage of that name. */
  public List<Condition> of(String name) {
    return conditions.stream().filter(condition -> condition.stage().equals(name)).toList();
  }

  /** When a condition is looked at. */
  public enum Moment {
    /** Before the stage is entered. */
    BEFORE_ENTRY("beforeEntry"),
    /** As all its actions have succeeded, the promotion gate among them. */
    ON_SUCCESS("onSuccess");

    private final String key;

    Moment(String key) {
      this.key = key;
    }

    /** CodePipeline's key. */
    public String key() {
      return key;
    }
  }

  /**
   * A condition that CodePipeline looks at by itself.
   *
   * @param stage the stage
   * @param moment when
   * @param result what is done where its rules are not met, CodePipeline's word: FAIL, ROLLBACK,
   *     SKIP or RETRY; empty if none is shown, which means FAIL
   */
  public record Condition(String stage, Moment moment, String result) {}

  /**
   * A manual approval, which fails by itself if nobody answers it in time.
   *
   * @param stage its stage
   * @param action the action
   * @param limit {@code timeoutInMinutes}
   */
  public record Approval(String stage, String action, Duration limit) {
    /** How long one waits where the pipeline does not say. */
    public static final Duration BY_DEFAULT = Duration.ofDays(7);
  }

  /** What the stage of that name does when it fails; empty if the pipeline has no such stage. */
  public Optional<OnFailure> stage(String name) {
    return stages.stream().filter(stage -> stage.stage().equals(name)).findFirst();
  }

  /**
   * What a stage does by itself when it fails ({@code onFailure}).
   *
   * @param stage the stage
   * @param result CodePipeline's word: FAIL, RETRY, ROLLBACK or SKIP; empty if none is shown, which
   *     means FAIL
   * @param retryMode which actions a retry runs again; empty if no retry is configured
   * @param conditions the results of the conditions that are looked at as it fails
   */
  public record OnFailure(
      String stage, String result, Optional<String> retryMode, List<String> conditions) {
    /** Copies the list. */
    public OnFailure {
      conditions = List.copyOf(conditions);
    }
  }
}
