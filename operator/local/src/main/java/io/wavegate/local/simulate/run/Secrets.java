package io.wavegate.local.simulate.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.trace.Happened.Issued;
import io.wavegate.local.simulate.trace.Happened.SecretKind;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Notes which bearer secrets were given out, and what they belong to. */
final class Secrets {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Stage stage;
  private final Caller onlooker;
  private final Set<String> known = new LinkedHashSet<>();
  private Optional<ServiceTable> pipelines = Optional.empty();

  Secrets(Stage stage, Caller onlooker) {
    this.stage = stage;
    this.onlooker = onlooker;
  }

  /** CodePipeline is there. */
  void look(ServiceTable codePipeline) {
    pipelines = Optional.of(codePipeline);
  }

  /** A function was given its input. */
  void seen(String function, String payload) {
    switch (function) {
      case "gate" -> job(parsed(payload).path("CodePipeline.job"));
      case "arm-bake" ->
          issued(SecretKind.TASK, parsed(payload).path("token").asText(), "", "", "");
      default -> {
        // No other function is given a secret.
      }
    }
  }

  private static JsonNode parsed(String payload) {
    try {
      return JSON.readTree(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a function's input is no JSON: " + e.getMessage(), e);
    }
  }

  private void job(JsonNode job) {
    String id = job.path("id").asText();
    if (id.isEmpty() || known.contains(id)) {
      return;
    }
    JsonNode context = asked("GetJobDetails", "jobId", id).at("/jobDetails/data/pipelineContext");
    issued(
        SecretKind.JOB,
        id,
        context.path("pipelineExecutionId").asText(),
        context.at("/stage/name").asText(),
        context.at("/action/name").asText());
    for (JsonNode credential : job.at("/data/artifactCredentials")) {
      issued(SecretKind.CREDENTIAL, credential.asText(), "", "", "");
    }
  }

  /** An approval action may have started a moment ago: its token is there now. */
  void approvals() {
    JsonNode state = asked("GetPipelineState", "name", Plan.PIPELINE);
    for (JsonNode stageState : state.path("stageStates")) {
      for (JsonNode action : stageState.path("actionStates")) {
        issued(
            SecretKind.APPROVAL,
            action.at("/latestExecution/token").asText(),
            stageState.at("/latestExecution/pipelineExecutionId").asText(),
            stageState.path("stageName").asText(),
            action.path("actionName").asText());
      }
    }
  }

  private JsonNode asked(String operation, String member, String value) {
    try {
      return pipelines
          .orElseThrow()
          .call(operation, JsonNodeFactory.instance.objectNode().put(member, value), onlooker);
    } catch (ServiceError e) {
      throw new IllegalStateException(operation + " was refused: " + e.message(), e);
    }
  }

  private void issued(
      SecretKind kind, String secret, String execution, String stageName, String action) {
    if (!secret.isEmpty() && known.add(secret)) {
      stage.trace().add(new Issued(stage.now(), kind, secret, execution, stageName, action));
    }
  }
}
