package io.wavegate.standins.codepipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import java.util.List;

/** Where artifacts lie: in the bucket that the pipeline names. */
final class Artifacts {
  /** Of a pipeline that names none. */
  private static final String BUCKET = "codepipeline-artifacts-example";

  private Artifacts() {}

  static String bucket(PipelineExecution execution) {
    return execution.definition().json().at("/artifactStore/location").asText(BUCKET);
  }

  static String key(PipelineExecution execution, String artifact) {
    String head = artifact.substring(0, Math.min(10, artifact.length()));
    String id = execution.rollbackTarget().orElse(execution.id());
    String tail = id.substring(id.length() - 7);
    return "%s/%s/%s".formatted(execution.definition().name(), head, tail);
  }

  /** The artifacts of a job, in the form of the Lambda event and of GetJobDetails. */
  static ArrayNode ofJob(PipelineExecution execution, List<String> names) {
    ArrayNode artifacts = Json.array();
    for (String name : names) {
      ObjectNode artifact = artifacts.addObject();
      ObjectNode location = artifact.putObject("location");
      location
          .putObject("s3Location")
          .put("bucketName", bucket(execution))
          .put("objectKey", key(execution, name));
      location.put("type", "S3");
      artifact.putNull("revision");
      artifact.put("name", name);
    }
    return artifacts;
  }

  /** The artifacts of an action execution, as ListActionExecutions shows them. */
  static ArrayNode ofAction(PipelineExecution execution, List<String> names) {
    ArrayNode artifacts = Json.array();
    for (String name : names) {
      artifacts
          .addObject()
          .put("name", name)
          .putObject("s3location")
          .put("bucket", bucket(execution))
          .put("key", key(execution, name));
    }
    return artifacts;
  }
}
