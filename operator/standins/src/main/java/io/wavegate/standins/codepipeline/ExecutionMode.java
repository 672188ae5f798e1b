package io.wavegate.standins.codepipeline;

/** How executions of one pipeline stand to each other. */
enum ExecutionMode {
  SUPERSEDED,
  QUEUED,
  PARALLEL
}
