package io.wavegate.local.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.port.PolicySource;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.scenario.Scenario;
import io.wavegate.local.scenario.Scenario.Release;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.codepipeline.SourceRevision;
import io.wavegate.standins.codepipeline.Trigger;
import io.wavegate.standins.http.Directory;
import java.time.Duration;
import java.util.List;

/** Sets the stage: alarms, traffic, tests, the pipeline, and the release before this one. */
final class Stage {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration STEP = Duration.ofMinutes(1);

  private final Scenario scenario;
  private final LocalCloud cloud;
  private final Scheduler scheduler;
  private final Surroundings surroundings;
  private final People people;
  private final Neighbours neighbours;

  Stage(Scenario scenario, LocalCloud cloud, Scheduler scheduler) {
    this.scenario = scenario;
    this.cloud = cloud;
    this.scheduler = scheduler;
    this.surroundings = new Surroundings(scenario.world(), cloud, scheduler);
    this.people = new People(scenario.policy(), cloud);
    this.neighbours = new Neighbours(scenario.policy(), cloud);
  }

  /** Builds the world around the service. */
  void furnish(Directory directory) {
    cloud.pipelines().putPipeline(scenario.pipeline());
    surroundings.furnish(directory);
  }

  /** Saving a pipeline raises its structure's version, whatever was changed (UpdatePipeline). */
  void changePipeline() {
    cloud.pipelines().putPipeline(scenario.pipeline());
  }

  /** What is around the service. */
  Surroundings surroundings() {
    return surroundings;
  }

  /** Other pipelines of the same thing. */
  Neighbours neighbours() {
    return neighbours;
  }

  /** Who acts on it. */
  People people() {
    return people;
  }

  /**
   * The release before this one went through before Wavegate was there: a rollback needs one. Its
   * gates are passed by people.
   */
  void deployEarlierRelease() {
    String gate = gateFunction();
    cloud
        .lambda()
        .register(
            gate,
            (payload, reply) -> {
              succeedJob(payload);
              reply.succeed("{}");
            });
    String execution =
        start(new Release("0000000000000000000000000000000000000000", "The release before"));
    while (!status(execution).equals("Succeeded")) {
      scheduler.run(() -> false, scheduler.now().plus(STEP));
      scenario.policy().waves().forEach(this::approve);
      if (scheduler.now().isAfter(scenario.start())) {
        throw new IllegalArgumentException(
            "the release before this one did not get through pipeline "
                + scenario.policy().pipeline()
                + " within a day");
      }
    }
  }

  /**
   * The team puts its policy where Wavegate looks for it.
   *
   * @throws IllegalArgumentException if Parameter Store refuses it: it may be too long for it
   */
  void putPolicy() {
    ObjectNode input =
        JSON.createObjectNode()
            .put("Name", PolicySource.parameter(scenario.policy().service()))
            .put("Value", scenario.policyText())
            .put("Type", "String")
            .put("Tier", "Intelligent-Tiering");
    try {
      cloud.parameters().call("PutParameter", input, cloud.person("service-team"));
    } catch (ServiceError e) {
      throw new IllegalArgumentException("the policy cannot be put: " + e.message(), e);
    }
  }

  private String gateFunction() {
    for (JsonNode stage : pipeline().path("stages")) {
      for (JsonNode action : stage.path("actions")) {
        String function = action.at("/configuration/FunctionName").asText();
        if (!function.isEmpty()) {
          return function;
        }
      }
    }
    return "wavegate-gate";
  }

  private JsonNode pipeline() {
    JsonNode document = scenario.pipeline();
    return document.has("pipeline") ? document.path("pipeline") : document;
  }

  private void succeedJob(String payload) {
    try {
      String job = JSON.readTree(payload).at("/CodePipeline.job/id").asText();
      cloud
          .pipelines()
          .call(
              "PutJobSuccessResult",
              JSON.createObjectNode().put("jobId", job),
              cloud.person("before-wavegate"));
    } catch (ServiceError | java.io.IOException e) {
      throw new IllegalStateException("the release before this one: " + e.getMessage(), e);
    }
  }

  private void approve(WavePolicy wave) {
    for (JsonNode stage : ask("GetPipelineState", "name").path("stageStates")) {
      for (JsonNode action : stage.path("actionStates")) {
        String token = action.at("/latestExecution/token").asText();
        if (stage.path("stageName").asText().equals(wave.stage()) && !token.isEmpty()) {
          approve(wave.stage(), action.path("actionName").asText(), token);
        }
      }
    }
  }

  private void approve(String stage, String action, String token) {
    ObjectNode input =
        JSON.createObjectNode()
            .put("pipelineName", scenario.policy().pipeline())
            .put("stageName", stage)
            .put("actionName", action)
            .put("token", token);
    input.putObject("result").put("status", "Approved").put("summary", "before Wavegate");
    try {
      cloud.pipelines().call("PutApprovalResult", input, cloud.person("release-manager"));
    } catch (ServiceError e) {
      throw new IllegalStateException("the release before this one: " + e.message(), e);
    }
  }

  private String status(String execution) {
    for (JsonNode summary :
        ask("ListPipelineExecutions", "pipelineName").path("pipelineExecutionSummaries")) {
      if (summary.path("pipelineExecutionId").asText().equals(execution)) {
        return summary.path("status").asText();
      }
    }
    return "";
  }

  private JsonNode ask(String operation, String nameMember) {
    try {
      return cloud
          .pipelines()
          .call(
              operation,
              JSON.createObjectNode().put(nameMember, scenario.policy().pipeline()),
              cloud.person("before-wavegate"));
    } catch (ServiceError e) {
      throw new IllegalArgumentException(
          "the scenario's pipeline is not the policy's: " + e.message(), e);
    }
  }

  /** Starts the release that is rehearsed, as a push to main does; its execution's id. */
  String startRelease() {
    return start(scenario.release());
  }

  /** Starts a release; its execution's id. */
  String start(Release release) {
    JsonNode source = pipeline().path("stages").path(0).path("actions").path(0);
    return cloud
        .pipelines()
        .start(
            scenario.policy().pipeline(),
            new Trigger("Webhook", "push to main"),
            List.of(
                new SourceRevision(
                    source.path("name").asText(),
                    source.at("/outputArtifacts/0/name").asText(),
                    release.revision(),
                    release.summary(),
                    "",
                    scheduler.now())));
  }
}
