package io.wavegate.standins.codepipeline;

import io.wavegate.standins.ServiceError;

/** The refusals of the service, as its API reference names them. */
final class Errors {
  private Errors() {}

  static ServiceError noPipeline(String account, String name) {
    return ServiceError.badRequest(
        "PipelineNotFoundException",
        "Account '%s' does not have a pipeline with name '%s'".formatted(account, name));
  }

  static ServiceError noStage(String stage, String pipeline) {
    return ServiceError.badRequest(
        "StageNotFoundException",
        "Stage '%s' does not exist in pipeline '%s'".formatted(stage, pipeline));
  }

  static ServiceError noExecution(String execution, String pipeline) {
    return ServiceError.badRequest(
        "PipelineExecutionNotFoundException",
        "Execution '%s' does not exist in pipeline '%s'".formatted(execution, pipeline));
  }

  static ServiceError cannotRollBack(String why) {
    return ServiceError.badRequest("UnableToRollbackStageException", why);
  }
}
