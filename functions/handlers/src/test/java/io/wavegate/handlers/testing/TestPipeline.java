package io.wavegate.handlers.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.codepipeline.ActionCompletion;
import io.wavegate.standins.codepipeline.ActionStart;
import io.wavegate.standins.codepipeline.CodePipelineSettings;
import io.wavegate.standins.codepipeline.CodePipelineStandIn;
import io.wavegate.standins.codepipeline.SourceRevision;
import io.wavegate.standins.codepipeline.Trigger;
import io.wavegate.standins.lambda.LambdaStandIn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** The pipeline of the test service: its jobs and events are kept until a test delivers them. */
public final class TestPipeline {
  /** How long a deploy action takes. */
  public static final Duration DEPLOYMENT = Duration.ofMinutes(6);

  /** Where everything is. */
  public static final PipelineRef REF =
      new PipelineRef("111122223333", "eu-west-1", "checkout-prod");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestTime time;
  private final CodePipelineStandIn service;
  private final List<String> jobs = new ArrayList<>();
  private final List<ObjectNode> events = new ArrayList<>();
  private final Set<String> failing = new LinkedHashSet<>();

  TestPipeline(TestTime time, CodePipelineSettings settings) {
    this.time = time;
    LambdaStandIn lambda = new LambdaStandIn(time);
    lambda.register(
        "wavegate-gate",
        (payload, reply) -> {
          jobs.add(payload);
          reply.succeed("{}");
        });
    this.service =
        new CodePipelineStandIn(
            REF.account(),
            REF.region(),
            new CodePipelineStandIn.Surroundings(time, events::add, lambda, this::play),
            settings);
    service.putPipeline(resource("pipeline.json"));
  }

  /** A JSON document beside this class. */
  public static JsonNode resource(String name) {
    try (InputStream in = TestPipeline.class.getResourceAsStream(name)) {
      return JSON.readTree(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void play(ActionStart start, ActionCompletion completion) {
    if (start.type().category().equals("Source")) {
      SourceRevision found = start.revisions().getFirst();
      completion.found(found.revisionId(), found.revisionSummary(), found.revisionUrl());
      return;
    }
    boolean fails = failing.contains(start.stageName());
    time.at(
        time.now().plus(DEPLOYMENT),
        "deploy",
        () -> {
          if (fails) {
            completion.fail("JobFailed", "the stack was not updated");
          } else {
            completion.succeed(time.uuid(), "deployed");
          }
        });
  }

  /** The service's table. */
  public CodePipelineStandIn service() {
    return service;
  }

  /** Deployments of this stage fail from now on. */
  public void failDeploymentsOf(String stage) {
    failing.add(stage);
  }

  /** Deployments of this stage succeed again. */
  public void deployWellTo(String stage) {
    failing.remove(stage);
  }

  /** A request that fails a job. */
  public ObjectNode failure(String job, String message) {
    ObjectNode input = JSON.createObjectNode().put("jobId", job);
    input.putObject("failureDetails").put("type", "JobFailed").put("message", message);
    return input;
  }

  /** A push to main; the execution runs until its first gate. */
  public String push(String revision) {
    String execution =
        service.start(
            REF.name(),
            new Trigger("Webhook", "push to main"),
            List.of(
                new SourceRevision(
                    "Source", "Source", revision, "Change " + revision, "", time.now())));
    time.settle();
    return execution;
  }

  /** The event of the latest job. */
  public String lastJob() {
    return jobs.getLast();
  }

  /** The events of all jobs, first to last. */
  public List<String> jobs() {
    return List.copyOf(jobs);
  }

  /** All events that were told, first to last. */
  public List<String> events() {
    return events.stream().map(ObjectNode::toString).toList();
  }

  /** Somebody edits the pipeline: each of its stages as the edit leaves it. */
  public void edit(Consumer<ObjectNode> stage) {
    build(pipeline -> pipeline.path("stages").forEach(each -> stage.accept((ObjectNode) each)));
  }

  /** Somebody builds the pipeline otherwise. */
  public void build(Consumer<ObjectNode> edit) {
    ObjectNode document = (ObjectNode) resource("pipeline.json");
    edit.accept((ObjectNode) document.path("pipeline"));
    service.putPipeline(document);
  }

  /** Ends the latest job well, as a function of before Wavegate would. */
  public void succeedLastJob() {
    call("PutJobSuccessResult", JSON.createObjectNode().put("jobId", jobId(lastJob())));
  }

  /** The id of the job in an event. */
  public static String jobId(String event) {
    return parse(event).path("CodePipeline.job").path("id").asText();
  }

  /** The latest event about an action, in that state. */
  public String actionEvent(String stage, String action, String state) {
    return events.stream()
        .filter(event -> event.at("/detail/stage").asText().equals(stage))
        .filter(event -> event.at("/detail/action").asText().equals(action))
        .filter(event -> event.at("/detail/state").asText().equals(state))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError("no event: " + stage + "/" + action + " " + state))
        .toString();
  }

  /** A person answers an approval. */
  public void answer(String stage, String action, boolean approved, String summary) {
    ObjectNode input =
        object()
            .put("stageName", stage)
            .put("actionName", action)
            .put("token", token(stage, action));
    input
        .putObject("result")
        .put("status", approved ? "Approved" : "Rejected")
        .put("summary", summary);
    call("PutApprovalResult", input);
  }

  /** A person retries the failed actions of a stage. */
  public void retry(String stage, String execution) {
    retry(stage, execution, "FAILED_ACTIONS");
  }

  /** The same, in another mode than FAILED_ACTIONS. */
  public void retry(String stage, String execution, String mode) {
    call(
        "RetryStageExecution",
        object()
            .put("stageName", stage)
            .put("pipelineExecutionId", execution)
            .put("retryMode", mode));
  }

  /** A person closes a stage's inbound transition. */
  public void close(String stage) {
    call(
        "DisableStageTransition",
        object()
            .put("stageName", stage)
            .put("transitionType", "Inbound")
            .put("reason", "not before lunch"));
  }

  /** A person stops an execution at once. */
  public void stop(String execution) {
    call(
        "StopPipelineExecution",
        JSON.createObjectNode()
            .put("pipelineName", REF.name())
            .put("pipelineExecutionId", execution)
            .put("abandon", true));
    time.settle();
  }

  /** The token of an approval that waits, else empty. */
  public String token(String stage, String action) {
    return action(stage, action).path("token").asText();
  }

  /** An action's latest execution, as the service shows it. */
  public JsonNode action(String stage, String name) {
    for (JsonNode action : stage(stage).path("actionStates")) {
      if (action.path("actionName").asText().equals(name)) {
        return action.path("latestExecution");
      }
    }
    throw new AssertionError("no action " + name);
  }

  /** A stage, as the service shows it. */
  public JsonNode stage(String name) {
    for (JsonNode stage :
        call("GetPipelineState", JSON.createObjectNode().put("name", REF.name()))
            .path("stageStates")) {
      if (stage.path("stageName").asText().equals(name)) {
        return stage;
      }
    }
    throw new AssertionError("no stage " + name);
  }

  /** Whether releases may enter a stage. */
  public boolean isOpen(String stage) {
    return stage(stage).at("/inboundTransitionState/enabled").asBoolean();
  }

  /** All executions, newest first. */
  public List<JsonNode> executions() {
    List<JsonNode> found = new ArrayList<>();
    call("ListPipelineExecutions", object()).path("pipelineExecutionSummaries").forEach(found::add);
    return found;
  }

  /** How many rollbacks there are. */
  public long rollbacks() {
    return executions().stream()
        .filter(execution -> execution.path("executionType").asText().equals("ROLLBACK"))
        .count();
  }

  /** Calls the service as a person. */
  public JsonNode call(String operation, ObjectNode input) {
    try {
      return service.call(operation, input, person());
    } catch (ServiceError e) {
      throw new AssertionError(operation + " was refused: " + e.code() + ": " + e.message(), e);
    }
  }

  /** A request that names the pipeline. */
  public static ObjectNode object() {
    return JSON.createObjectNode().put("pipelineName", REF.name());
  }

  /** Parses what is known to be JSON. */
  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Caller person() {
    return new Caller(
        REF.account(),
        REF.region(),
        "arn:aws:sts::" + REF.account() + ":assumed-role/release-manager/ada");
  }
}
