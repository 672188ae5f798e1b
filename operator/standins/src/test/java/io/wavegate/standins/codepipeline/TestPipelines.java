package io.wavegate.standins.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.TestWorld;
import io.wavegate.standins.lambda.LambdaStandIn;
import io.wavegate.standins.s3.S3StandIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A CodePipeline with a provider that finishes at once, or only when the test says so. */
final class TestPipelines {
  static final Caller SOMEONE =
      new Caller(
          "111122223333", "eu-west-1", "arn:aws:sts::111122223333:assumed-role/developer/someone");

  final TestWorld world = new TestWorld();
  final LambdaStandIn functions = new LambdaStandIn(world);
  final List<ObjectNode> events = new ArrayList<>();
  final List<ActionStart> starts = new ArrayList<>();
  final List<JsonNode> jobs = new ArrayList<>();
  final S3StandIn objects = new S3StandIn(world);
  final CodePipelineStandIn service;

  private final List<String> held = new ArrayList<>();
  private final Map<String, ActionCompletion> completions = new LinkedHashMap<>();

  TestPipelines() {
    this(CodePipelineSettings.DEFAULTS);
  }

  TestPipelines(CodePipelineSettings settings) {
    functions.register("gate", (payload, reply) -> jobs.add(Json.parse(payload)));
    service =
        new CodePipelineStandIn(
            "111122223333",
            "eu-west-1",
            new CodePipelineStandIn.Surroundings(
                world, events::add, functions, this::play, objects),
            settings);
  }

  /** Two deploying stages, each with an approval behind the deployment. */
  static PipelineJson twoWaves(String mode) {
    return PipelineJson.v2("checkout", mode)
        .stage("Source", PipelineJson.source())
        .stage("Wave-1", PipelineJson.deploy("Deploy1", 1), PipelineJson.approval("Promote1", 2))
        .stage("Wave-2", PipelineJson.deploy("Deploy2", 1), PipelineJson.approval("Promote2", 2));
  }

  void given(PipelineJson pipeline) {
    service.putPipeline(pipeline.json());
  }

  /** An action of this name runs until the test ends it. */
  void holding(String action) {
    held.add(action);
  }

  void letGo(String action) {
    held.remove(action);
  }

  ActionCompletion completion(String action) {
    return Objects.requireNonNull(completions.get(action), action + " was not started");
  }

  String start() {
    return call("StartPipelineExecution", "{'name': 'checkout'}")
        .path("pipelineExecutionId")
        .asText();
  }

  /** Starts an execution and brings it through the whole pipeline. */
  String released() {
    String id = start();
    answer("Wave-1", "Promote1", "Approved", "fine");
    answer("Wave-2", "Promote2", "Approved", "fine");
    assertThat(status(id)).isEqualTo("Succeeded");
    return id;
  }

  /** Calls with single quotes in place of double ones. */
  JsonNode call(String operation, String input) {
    try {
      return service.call(operation, Json.parse(input.replace('\'', '"')), SOMEONE);
    } catch (ServiceError e) {
      throw new AssertionError(operation + " was refused with " + e.code(), e);
    }
  }

  ServiceError refused(String operation, String input) {
    JsonNode json = Json.parse(input.replace('\'', '"'));
    ServiceError error =
        catchThrowableOfType(ServiceError.class, () -> service.call(operation, json, SOMEONE));
    assertThat(error).as("%s %s is refused", operation, input).isNotNull();
    return error;
  }

  JsonNode stage(String name) {
    for (JsonNode stage : call("GetPipelineState", "{'name': 'checkout'}").path("stageStates")) {
      if (stage.path("stageName").asText().equals(name)) {
        return stage;
      }
    }
    throw new AssertionError("no stage " + name);
  }

  JsonNode action(String stage, String name) {
    for (JsonNode action : stage(stage).path("actionStates")) {
      if (action.path("actionName").asText().equals(name)) {
        return action.path("latestExecution");
      }
    }
    throw new AssertionError("no action " + name);
  }

  JsonNode execution(String id) {
    return call(
            "GetPipelineExecution",
            "{'pipelineName': 'checkout', 'pipelineExecutionId': '%s'}".formatted(id))
        .path("pipelineExecution");
  }

  String status(String execution) {
    return execution(execution).path("status").asText();
  }

  void answer(String stage, String action, String status, String summary) {
    call("PutApprovalResult", approvalResult(stage, action, token(stage, action), status, summary));
  }

  String token(String stage, String action) {
    String token = action(stage, action).path("token").asText("");
    assertThat(token).as("%s/%s waits for an answer", stage, action).isNotEmpty();
    return token;
  }

  static String approvalResult(
      String stage, String action, String token, String status, String summary) {
    return """
        {'pipelineName': 'checkout', 'stageName': '%s', 'actionName': '%s', 'token': '%s',
         'result': {'status': '%s', 'summary': '%s'}}"""
        .formatted(stage, action, token, status, summary);
  }

  String rollback(String stage, String target) {
    return call("RollbackStage", rollbackInput(stage, target)).path("pipelineExecutionId").asText();
  }

  static String rollbackInput(String stage, String target) {
    return "{'pipelineName': 'checkout', 'stageName': '%s', 'targetPipelineExecutionId': '%s'}"
        .formatted(stage, target);
  }

  /** The events of a kind, each as {@code state} or {@code name state}. */
  List<String> told(String kind, String execution) {
    List<String> told = new ArrayList<>();
    for (ObjectNode event : events) {
      JsonNode detail = event.path("detail");
      if (event.path("detail-type").asText().contains(kind + " Execution")
          && detail.path("execution-id").asText().equals(execution)) {
        String name = detail.path("action").asText(detail.path("stage").asText(""));
        told.add((name + " " + detail.path("state").asText()).strip());
      }
    }
    return told;
  }

  void pass(Duration span) {
    world.pass(span);
  }

  private void play(ActionStart start, ActionCompletion completion) {
    starts.add(start);
    completions.put(start.actionName(), completion);
    if (held.contains(start.actionName())) {
      return;
    }
    if (start.type().isSource()) {
      completion.found("commit-" + starts.size(), "Change", "https://example.com/commit");
    } else {
      completion.succeed("deployment-" + starts.size(), "Deployment succeeded");
    }
  }
}
