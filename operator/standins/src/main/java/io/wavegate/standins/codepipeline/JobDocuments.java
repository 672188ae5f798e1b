package io.wavegate.standins.codepipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;

/** A job as the function's event shows it, and as GetJobDetails does. */
record JobDocuments(Place place, CodePipelineSettings settings) {

  /** The event: it names no pipeline, stage, action or execution. */
  ObjectNode event(Job job) {
    ObjectNode data = Json.object();
    data.putObject("actionConfiguration").set("configuration", configuration(job));
    common(job, data);
    ObjectNode event = Json.object();
    event
        .putObject("CodePipeline.job")
        .put("id", job.id())
        .put("accountId", place.accountId())
        .set("data", data);
    return event;
  }

  ObjectNode details(Job job) {
    ActionDefinition action = job.action().definition();
    ObjectNode data = Json.object();
    data.set("actionTypeId", action.type().json());
    data.putObject("actionConfiguration").set("configuration", configuration(job));
    data.set("pipelineContext", context(job));
    common(job, data);
    return Json.object().put("id", job.id()).put("accountId", place.accountId()).set("data", data);
  }

  private ObjectNode context(Job job) {
    PipelineExecution execution = job.action().execution();
    String pipeline = execution.definition().name();
    ObjectNode context = Json.object().put("pipelineName", pipeline);
    context.putObject("stage").put("name", job.action().stage().definition().name());
    ObjectNode action = context.putObject("action").put("name", job.action().definition().name());
    if (settings.jobDetailsNameExecution()) {
      action.put("actionExecutionId", job.action().id());
      context.put("pipelineArn", place.pipelineArn(pipeline));
      context.put("pipelineExecutionId", execution.id());
    }
    return context;
  }

  private static void common(Job job, ObjectNode data) {
    PipelineExecution execution = job.action().execution();
    ActionDefinition action = job.action().definition();
    data.set("inputArtifacts", Artifacts.ofJob(execution, action.inputArtifacts()));
    data.set("outputArtifacts", Artifacts.ofJob(execution, action.outputArtifacts()));
    data.putObject("artifactCredentials")
        .put("secretAccessKey", "not-a-secret-EXAMPLEKEY")
        .put("sessionToken", "not-a-session-token-EXAMPLE")
        .put("accessKeyId", "NOTANACCESSKEYEXAMPLE");
    job.continuationToken().ifPresent(token -> data.put("continuationToken", token));
  }

  private static ObjectNode configuration(Job job) {
    ObjectNode configuration = Json.object();
    job.action().configuration().forEach(configuration::put);
    return configuration;
  }
}
