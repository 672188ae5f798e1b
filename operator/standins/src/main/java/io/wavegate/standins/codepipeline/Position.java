package io.wavegate.standins.codepipeline;

/** Where in its pipeline an execution is. */
sealed interface Position {

  /** In front of a stage: the stage is taken, or its transition is disabled. */
  record Waiting(StageDefinition stage) implements Position {}

  /** In a stage. */
  record Running(StageRun run) implements Position {}

  /** In no stage and in front of none: not begun, or over. */
  record Nowhere() implements Position {}
}
