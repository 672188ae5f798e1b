package io.wavegate.standins.codepipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.World;
import java.util.List;
import java.util.Optional;

/** Starts, stops and retries executions. */
final class Executions {
  private static final int CONCURRENT_LIMIT = 50;

  private final World world;
  private final Flow flow;

  Executions(World world, Flow flow) {
    this.world = world;
    this.flow = flow;
  }

  /** Starts an execution for any trigger. */
  PipelineExecution start(Pipeline pipeline, Trigger trigger, List<SourceRevision> revisions) {
    PipelineExecution execution = create(pipeline, pipeline.current(), trigger, Optional.empty());
    execution.revisions().addAll(revisions);
    flow.begin(execution);
    return execution;
  }

  /** Makes an execution that has not begun. */
  PipelineExecution create(
      Pipeline pipeline,
      PipelineDefinition definition,
      Trigger trigger,
      Optional<String> rollbackTarget) {
    return new PipelineExecution(
        new PipelineExecution.Birth(
            world.uuid(),
            pipeline.executions().size(),
            definition,
            trigger,
            rollbackTarget,
            world.now()));
  }

  /** StartPipelineExecution; a client request token starts one execution only. */
  JsonNode start(Pipeline pipeline, JsonNode input, Caller caller) throws ServiceError {
    String token = input.path("clientRequestToken").asText("");
    String known = pipeline.startTokens().get(token);
    if (known != null) {
      return Json.object().put("pipelineExecutionId", known);
    }
    refuseTooMany(pipeline);
    PipelineExecution execution =
        create(
            pipeline,
            pipeline.current(),
            new Trigger("StartPipelineExecution", caller.principalArn()),
            Optional.empty());
    Revisions.asked(pipeline.current(), input, world.now()).forEach(execution.revisions()::add);
    for (JsonNode variable : input.path("variables")) {
      execution
          .variables()
          .put("variables." + variable.path("name").asText(), variable.path("value").asText());
    }
    if (!token.isEmpty()) {
      pipeline.startTokens().put(token, execution.id());
    }
    flow.begin(execution);
    return Json.object().put("pipelineExecutionId", execution.id());
  }

  private static void refuseTooMany(Pipeline pipeline) throws ServiceError {
    if (pipeline.current().mode() != ExecutionMode.SUPERSEDED
        && pipeline.executions().stream().filter(e -> e.status().open()).count()
            >= CONCURRENT_LIMIT) {
      throw ServiceError.badRequest(
          "ConcurrentPipelineExecutionsLimitExceededException",
          "Pipeline '%s' has %d executions under way".formatted(pipeline.name(), CONCURRENT_LIMIT));
    }
  }

  /** StopPipelineExecution. */
  JsonNode stop(Pipeline pipeline, JsonNode input) throws ServiceError {
    String id = input.path("pipelineExecutionId").asText();
    boolean abandon = input.path("abandon").asBoolean(false);
    PipelineExecution execution =
        pipeline.execution(id).orElseThrow(() -> notStoppable(id, "does not exist"));
    if (!execution.status().open()) {
      throw notStoppable(id, "is " + execution.status().status());
    }
    if (execution.status() == ExecutionStatus.STOPPING && !abandon) {
      throw ServiceError.badRequest(
          "DuplicatedStopRequestException", "Execution '%s' is already stopping".formatted(id));
    }
    execution.stopFor(input.path("reason").asText(""));
    switch (execution.position()) {
      case Position.Waiting waiting -> flow.withdraw(execution, ExecutionStatus.STOPPED);
      case Position.Running(StageRun run) -> flow.stop(run, abandon);
      case Position.Nowhere nowhere -> throw notStoppable(id, "is between stages");
    }
    return Json.object().put("pipelineExecutionId", id);
  }

  /** RetryStageExecution. */
  JsonNode retry(Pipeline pipeline, JsonNode input) throws ServiceError {
    String stage = input.path("stageName").asText();
    String id = input.path("pipelineExecutionId").asText();
    if (pipeline.current().stage(stage).isEmpty()) {
      throw Errors.noStage(stage, pipeline.name());
    }
    StageRun run = retryable(pipeline, stage, id);
    flow.retry(run, input.path("retryMode").asText().equals("ALL_ACTIONS"));
    return Json.object().put("pipelineExecutionId", id);
  }

  private static StageRun retryable(Pipeline pipeline, String stage, String id)
      throws ServiceError {
    StageRun run =
        pipeline
            .slot(stage)
            .latest()
            .filter(latest -> latest.execution().id().equals(id))
            .orElseThrow(
                () ->
                    ServiceError.badRequest(
                        "NotLatestPipelineExecutionException",
                        "Execution '%s' is not the latest in stage '%s'".formatted(id, stage)));
    boolean retryable = run.status() == StageStatus.FAILED || run.status() == StageStatus.STOPPED;
    if (!retryable || run.execution().definition().version() != pipeline.current().version()) {
      throw ServiceError.badRequest(
          "StageNotRetryableException",
          "Stage '%s' is %s in execution '%s', started under version %d of the pipeline, now %d"
              .formatted(
                  stage,
                  run.status().status(),
                  id,
                  run.execution().definition().version(),
                  pipeline.current().version()));
    }
    return run;
  }

  private static ServiceError notStoppable(String id, String why) {
    return ServiceError.badRequest(
        "PipelineExecutionNotStoppableException",
        "Execution '%s' cannot be stopped: it %s".formatted(id, why));
  }
}
