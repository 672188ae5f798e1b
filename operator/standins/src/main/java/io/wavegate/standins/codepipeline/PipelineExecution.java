package io.wavegate.standins.codepipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One execution of a pipeline, under the structure with which it was started. */
final class PipelineExecution {
  private final String id;
  private final int sequence;
  private final PipelineDefinition definition;
  private final Trigger trigger;
  private final Optional<String> rollbackTarget;
  private final Instant startTime;
  private final List<SourceRevision> revisions = new ArrayList<>();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final List<ActionRun> actions = new ArrayList<>();
  private final List<StageRun> stages = new ArrayList<>();
  private ExecutionStatus status = ExecutionStatus.IN_PROGRESS;
  private Position position = new Position.Nowhere();
  private int attempt = 1;
  private Optional<String> stopReason = Optional.empty();
  private Instant lastUpdateTime;

  /** What is known of an execution before it begins. */
  record Birth(
      String id,
      int sequence,
      PipelineDefinition definition,
      Trigger trigger,
      Optional<String> rollbackTarget,
      Instant startTime) {}

  PipelineExecution(Birth birth) {
    this.id = birth.id();
    this.sequence = birth.sequence();
    this.definition = birth.definition();
    this.trigger = birth.trigger();
    this.rollbackTarget = birth.rollbackTarget();
    this.startTime = birth.startTime();
    this.lastUpdateTime = birth.startTime();
  }

  String id() {
    return id;
  }

  /** Counts up with each execution of the pipeline. */
  int sequence() {
    return sequence;
  }

  PipelineDefinition definition() {
    return definition;
  }

  Trigger trigger() {
    return trigger;
  }

  /** The execution rolled back to, if this is a rollback. */
  Optional<String> rollbackTarget() {
    return rollbackTarget;
  }

  /** STANDARD or ROLLBACK. */
  String type() {
    return rollbackTarget.isPresent() ? "ROLLBACK" : "STANDARD";
  }

  Instant startTime() {
    return startTime;
  }

  Instant lastUpdateTime() {
    return lastUpdateTime;
  }

  void touched(Instant now) {
    lastUpdateTime = now;
  }

  List<SourceRevision> revisions() {
    return revisions;
  }

  /** Values of variables by {@code namespace.name}. */
  Map<String, String> variables() {
    return variables;
  }

  /** Every action execution, oldest first. */
  List<ActionRun> actions() {
    return actions;
  }

  List<StageRun> stages() {
    return stages;
  }

  ExecutionStatus status() {
    return status;
  }

  void status(ExecutionStatus next, Instant now) {
    status = next;
    lastUpdateTime = now;
  }

  Position position() {
    return position;
  }

  void position(Position next) {
    position = next;
  }

  int attempt() {
    return attempt;
  }

  void nextAttempt() {
    attempt++;
  }

  Optional<String> stopReason() {
    return stopReason;
  }

  void stopFor(String reason) {
    stopReason = Optional.of(reason);
  }

  boolean succeededIn(String stage) {
    return stages.stream()
        .anyMatch(
            run -> run.definition().name().equals(stage) && run.status() == StageStatus.SUCCEEDED);
  }
}
