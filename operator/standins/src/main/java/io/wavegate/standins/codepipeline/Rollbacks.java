package io.wavegate.standins.codepipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import java.util.Optional;

/**
 * Stage rollback (user guide, Configuring stage rollback): a new execution with the target's
 * revisions and variables, run from the stage on. A repeated call starts a second one.
 */
final class Rollbacks {
  private final Executions executions;
  private final Flow flow;

  Rollbacks(Executions executions, Flow flow) {
    this.executions = executions;
    this.flow = flow;
  }

  /** RollbackStage. */
  JsonNode manual(Pipeline pipeline, JsonNode input, Caller caller) throws ServiceError {
    String stageName = input.path("stageName").asText();
    String targetId = input.path("targetPipelineExecutionId").asText();
    PipelineDefinition current = pipeline.current();
    StageDefinition stage =
        current.stage(stageName).orElseThrow(() -> Errors.noStage(stageName, pipeline.name()));
    PipelineExecution target =
        pipeline
            .execution(targetId)
            .orElseThrow(() -> Errors.noExecution(targetId, pipeline.name()));
    refuseWhatNeverCan(current, stage);
    refuseTarget(current, stage, target);
    if (pipeline.slot(stageName).holder().isPresent()) {
      throw Errors.cannotRollBack("Stage '%s' is in progress".formatted(stageName));
    }
    PipelineExecution rollback =
        begin(pipeline, stage, target, new Trigger("ManualRollback", caller.principalArn()));
    return Json.object().put("pipelineExecutionId", rollback.id());
  }

  /** The stage's own {@code onFailure: ROLLBACK}; without a target nothing happens. */
  void automatic(Pipeline pipeline, StageRun failed) {
    PipelineDefinition current = pipeline.current();
    Optional<StageDefinition> stage = current.stage(failed.definition().name());
    boolean able = current.isV2() && current.mode() != ExecutionMode.PARALLEL;
    if (stage.isEmpty() || !able || failed.execution().rollbackTarget().isPresent()) {
      return;
    }
    for (PipelineExecution target : pipeline.executions().reversed()) {
      if (isTarget(current, stage.get(), target)) {
        String detail =
            Json.write(Json.object().put("FailedPipelineExecutionId", failed.execution().id()));
        begin(pipeline, stage.get(), target, new Trigger("AutomatedRollback", detail));
        return;
      }
    }
  }

  private PipelineExecution begin(
      Pipeline pipeline, StageDefinition stage, PipelineExecution target, Trigger trigger) {
    PipelineExecution rollback =
        executions.create(pipeline, pipeline.current(), trigger, Optional.of(target.id()));
    rollback.revisions().addAll(target.revisions());
    rollback.variables().putAll(target.variables());
    flow.beginIn(rollback, stage);
    return rollback;
  }

  private static boolean isTarget(
      PipelineDefinition current, StageDefinition stage, PipelineExecution target) {
    return target.rollbackTarget().isEmpty()
        && target.definition().version() == current.version()
        && target.succeededIn(stage.name());
  }

  private static void refuseWhatNeverCan(PipelineDefinition current, StageDefinition stage)
      throws ServiceError {
    if (!current.isV2()) {
      throw Errors.cannotRollBack(
          "Pipeline '%s' is of type V1; stage rollback needs V2".formatted(current.name()));
    }
    if (current.mode() == ExecutionMode.PARALLEL) {
      throw Errors.cannotRollBack(
          "Pipeline '%s' is in PARALLEL mode, which has no stage rollback"
              .formatted(current.name()));
    }
    if (stage.isSource()) {
      throw Errors.cannotRollBack("Stage '%s' is a source stage".formatted(stage.name()));
    }
  }

  private static void refuseTarget(
      PipelineDefinition current, StageDefinition stage, PipelineExecution target)
      throws ServiceError {
    if (target.rollbackTarget().isPresent()) {
      throw Errors.cannotRollBack("Execution '%s' is a rollback itself".formatted(target.id()));
    }
    if (target.definition().version() != current.version()) {
      throw ServiceError.badRequest(
          "PipelineExecutionOutdatedException",
          "Execution '%s' was started under version %d of the pipeline, now %d"
              .formatted(target.id(), target.definition().version(), current.version()));
    }
    if (!target.succeededIn(stage.name())) {
      throw Errors.cannotRollBack(
          "Execution '%s' has not succeeded in stage '%s'".formatted(target.id(), stage.name()));
    }
  }
}
