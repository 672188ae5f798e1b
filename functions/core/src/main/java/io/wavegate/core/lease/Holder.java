package io.wavegate.core.lease;

import io.wavegate.core.model.PipelineRef;

/**
 * Who deploys: one release at one wave of one pipeline.
 *
 * @param service the service that the pipeline deploys
 * @param pipeline the pipeline
 * @param execution the release's pipeline execution
 * @param stage the wave's stage
 * @param wave the wave
 */
public record Holder(
    String service, PipelineRef pipeline, String execution, String stage, String wave) {
  /** Whether it is a wave of the same pipeline, whose own stages keep their order. */
  boolean isOfTheSamePipeline(Holder other) {
    return pipeline.equals(other.pipeline);
  }

  /** As a person reads it. */
  String said() {
    return service + " (pipeline " + pipeline.name() + ", wave " + wave + ")";
  }
}
