package io.wavegate.handlers.aws;

import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.Sent;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.StageTransitionType;

/** Opens and closes the ways into stages, and stops what is in them. */
final class PipelineLine {
  private static final int STOP_REASON = 200;

  private final CodePipelineClient mutations;
  private final Calls calls;

  PipelineLine(CodePipelineClient mutations, Calls calls) {
    this.mutations = mutations;
    this.calls = calls;
  }

  Sent disable(PipelineRef pipeline, String stage, String reason) {
    return calls.send(
        () -> {
          mutations.disableStageTransition(
              r ->
                  r.pipelineName(pipeline.name())
                      .stageName(stage)
                      .transitionType(StageTransitionType.INBOUND)
                      .reason(Cut.reason(reason)));
          return "";
        });
  }

  Sent enable(PipelineRef pipeline, String stage) {
    return calls.send(
        () -> {
          mutations.enableStageTransition(
              r ->
                  r.pipelineName(pipeline.name())
                      .stageName(stage)
                      .transitionType(StageTransitionType.INBOUND));
          return "";
        });
  }

  Sent stop(ReleaseId release, String reason) {
    return calls.send(
        () -> {
          mutations.stopPipelineExecution(
              r ->
                  r.pipelineName(release.pipeline().name())
                      .pipelineExecutionId(release.execution())
                      .abandon(false)
                      .reason(Cut.to(reason, STOP_REASON)));
          return "";
        });
  }
}
