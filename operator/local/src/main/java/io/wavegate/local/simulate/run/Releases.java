package io.wavegate.local.simulate.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.codepipeline.SourceRevision;
import io.wavegate.standins.codepipeline.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Starts releases: the one before Wavegate was there, the one that is simulated, newer ones. */
final class Releases {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration STEP = Duration.ofSeconds(30);

  private final Stage stage;
  private final LocalCloud cloud;
  private final List<String> started = new ArrayList<>();
  private String before = "";

  Releases(Stage stage, LocalCloud cloud) {
    this.stage = stage;
    this.cloud = cloud;
  }

  /** The execution before Wavegate was there; empty if there was none. */
  String before() {
    return before;
  }

  /** The execution that is simulated. */
  String release() {
    return started.getFirst();
  }

  /** A push to main; its execution. */
  String start() {
    String revision = String.format(Locale.ROOT, "%040d", started.size() + 1);
    String execution = start(revision);
    started.add(execution);
    return execution;
  }

  private String start(String revision) {
    return cloud
        .pipelines()
        .start(
            Plan.PIPELINE,
            new Trigger("Webhook", "push to main"),
            List.of(
                new SourceRevision("Source", "Source", revision, "Change it", "", stage.now())));
  }

  /**
   * The release before this one went through before Wavegate was there; people passed its gates.
   */
  void deployEarlier(String gateFunction, Instant until) throws ServiceError {
    cloud
        .lambda()
        .register(
            gateFunction,
            (payload, reply) -> {
              succeed(payload);
              reply.succeed("{}");
            });
    before = start("0".repeat(40));
    while (!isDone() && stage.now().isBefore(until)) {
      stage.scheduler().run(() -> false, stage.now().plus(STEP));
      approveAll();
    }
  }

  private void succeed(String payload) {
    try {
      String job = JSON.readTree(payload).at("/CodePipeline.job/id").asText();
      call("PutJobSuccessResult", JsonNodeFactory.instance.objectNode().put("jobId", job));
    } catch (ServiceError | JsonProcessingException e) {
      throw new IllegalStateException("the release before this one: " + e.getMessage(), e);
    }
  }

  private JsonNode call(String operation, JsonNode input) throws ServiceError {
    return cloud.pipelines().call(operation, input, cloud.person("before-wavegate"));
  }

  private boolean isDone() throws ServiceError {
    return call(
            "GetPipelineExecution",
            JsonNodeFactory.instance
                .objectNode()
                .put("pipelineName", Plan.PIPELINE)
                .put("pipelineExecutionId", before))
        .at("/pipelineExecution/status")
        .asText()
        .equals("Succeeded");
  }

  private void approveAll() throws ServiceError {
    JsonNode state =
        call("GetPipelineState", JsonNodeFactory.instance.objectNode().put("name", Plan.PIPELINE));
    for (JsonNode shown : state.path("stageStates")) {
      for (JsonNode action : shown.path("actionStates")) {
        String token = action.at("/latestExecution/token").asText();
        if (!token.isEmpty()) {
          ObjectNode input =
              JsonNodeFactory.instance
                  .objectNode()
                  .put("pipelineName", Plan.PIPELINE)
                  .put("stageName", shown.path("stageName").asText())
                  .put("actionName", action.path("actionName").asText())
                  .put("token", token);
          input.putObject("result").put("status", "Approved").put("summary", "before Wavegate");
          call("PutApprovalResult", input);
        }
      }
    }
  }
}
