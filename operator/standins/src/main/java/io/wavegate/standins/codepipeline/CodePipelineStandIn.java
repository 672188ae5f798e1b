package io.wavegate.standins.codepipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.EventSink;
import io.wavegate.standins.Json;
import io.wavegate.standins.ObjectStore;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;
import io.wavegate.standins.lambda.FunctionInvoker;
import io.wavegate.standins.model.OperationTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * AWS CodePipeline in one account and Region. Pipelines come from the JSON that {@code
 * get-pipeline} prints; executions walk them by the world's timers. A person acts by calling the
 * table with a {@link Caller} of their own.
 */
public final class CodePipelineStandIn implements ServiceTable {

  /**
   * What the pipelines work with.
   *
   * @param events where the service's events go, usually the default bus of the same place
   * @param functions runs Lambda invoke actions
   * @param provider plays all other actions but manual approvals
   * @param artifacts where what actions hand on is kept
   */
  public record Surroundings(
      World world,
      EventSink events,
      FunctionInvoker functions,
      ActionProvider provider,
      ObjectStore artifacts) {
    /** What actions hand on is never missed. */
    public Surroundings(
        World world, EventSink events, FunctionInvoker functions, ActionProvider provider) {
      this(world, events, functions, provider, ObjectStore.ANYTHING);
    }
  }

  private final World world;
  private final Place place;
  private final Map<String, Pipeline> pipelines = new LinkedHashMap<>();
  private final Flow flow;
  private final ProviderActions providers;
  private final ApprovalActions approvals;
  private final LambdaActions lambdas;
  private final Executions executions;
  private final Rollbacks rollbacks;
  private final HistoryView history;
  private final OperationTable table;

  /** An account and Region without pipelines, with what is uncertain left at its defaults. */
  public CodePipelineStandIn(String accountId, String region, Surroundings surroundings) {
    this(accountId, region, surroundings, CodePipelineSettings.DEFAULTS);
  }

  /** An account and Region without pipelines. */
  public CodePipelineStandIn(
      String accountId, String region, Surroundings surroundings, CodePipelineSettings settings) {
    this.world = surroundings.world();
    this.place = new Place(accountId, region);
    PipelineEvents events = new PipelineEvents(world, place, surroundings.events());
    this.flow =
        new Flow(
            world,
            events,
            settings,
            new Flow.Wiring(pipelines, this::kind, this::failed, surroundings.artifacts()));
    this.providers = new ProviderActions(world, surroundings.provider(), surroundings.artifacts());
    this.approvals = new ApprovalActions(world, flow);
    JobDocuments documents = new JobDocuments(place, settings);
    this.lambdas = new LambdaActions(world, surroundings.functions(), documents, flow);
    this.executions = new Executions(world, flow);
    this.rollbacks = new Rollbacks(executions, flow);
    this.history = new HistoryView(place);
    this.table = operations();
  }

  /**
   * Creates a pipeline, or updates it, which raises its structure version.
   *
   * @param document {@code {"pipeline": {...}}} or the pipeline itself
   * @throws IllegalArgumentException if the structure is incomplete
   */
  public void putPipeline(JsonNode document) {
    PipelineDefinition first = Definitions.pipeline(document, 1);
    Pipeline known = pipelines.get(first.name());
    if (known == null) {
      pipelines.put(first.name(), new Pipeline(first, world.now()));
    } else {
      known.update(Definitions.pipeline(document, known.current().version() + 1), world.now());
    }
  }

  /**
   * Starts an execution as a webhook, an event or a schedule does, and gives its id.
   *
   * @throws IllegalArgumentException if there is no such pipeline
   */
  public String start(String pipelineName, Trigger trigger, List<SourceRevision> revisions) {
    Pipeline pipeline = pipelines.get(pipelineName);
    if (pipeline == null) {
      throw new IllegalArgumentException(
          "no pipeline %s, there are %s".formatted(pipelineName, pipelines.keySet()));
    }
    return executions.start(pipeline, trigger, revisions).id();
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  private OperationTable operations() {
    Transitions transitions = new Transitions(world, flow);
    return new OperationTable("codepipeline", "ValidationException")
        .with("GetJobDetails", (in, caller) -> lambdas.details(in))
        .with("PutJobSuccessResult", (in, caller) -> lambdas.success(in))
        .with("PutJobFailureResult", (in, caller) -> lambdas.failure(in))
        .with("PutApprovalResult", (in, who) -> approvals.answer(pipeline(in), in, who))
        .with("ListPipelines", (in, caller) -> list(in))
        .with("GetPipeline", (in, caller) -> structure(in))
        .with("GetPipelineState", (in, caller) -> StateView.of(pipeline(in)))
        .with("GetPipelineExecution", (in, caller) -> history.execution(pipeline(in), in))
        .with("ListPipelineExecutions", (in, caller) -> history.executions(pipeline(in), in))
        .with("ListActionExecutions", (in, caller) -> history.actions(pipeline(in), in))
        .with("RollbackStage", (in, who) -> rollbacks.manual(pipeline(in), in, who))
        .with("RetryStageExecution", (in, caller) -> executions.retry(pipeline(in), in))
        .with("StopPipelineExecution", (in, caller) -> executions.stop(pipeline(in), in))
        .with("StartPipelineExecution", (in, who) -> executions.start(pipeline(in), in, who))
        .with("DisableStageTransition", (in, who) -> transitions.disable(pipeline(in), in, who))
        .with("EnableStageTransition", (in, who) -> transitions.enable(pipeline(in), in, who));
  }

  private Pipeline pipeline(JsonNode input) throws ServiceError {
    String name = input.path("pipelineName").asText(input.path("name").asText());
    Pipeline pipeline = pipelines.get(name);
    if (pipeline == null) {
      throw Errors.noPipeline(place.accountId(), name);
    }
    return pipeline;
  }

  /** ListPipelines. */
  private JsonNode list(JsonNode input) throws ServiceError {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("pipelines");
    Paging.fill(
        answer,
        input,
        List.copyOf(pipelines.values()),
        pipeline -> {
          ObjectNode view = list.addObject().put("name", pipeline.name());
          view.put("version", pipeline.current().version());
          view.put("pipelineType", pipeline.current().json().path("pipelineType").asText("V1"));
          view.put("executionMode", pipeline.current().mode().name());
          view.set("created", Json.timestamp(pipeline.created()));
          view.set("updated", Json.timestamp(pipeline.updated()));
        });
    return answer;
  }

  /** GetPipeline, of the current version or of an earlier one. */
  private JsonNode structure(JsonNode input) throws ServiceError {
    Pipeline pipeline = pipeline(input);
    int version = input.path("version").asInt(pipeline.current().version());
    PipelineDefinition definition =
        pipeline
            .version(version)
            .orElseThrow(
                () ->
                    ServiceError.badRequest(
                        "PipelineVersionNotFoundException",
                        "Pipeline '%s' has no version %d".formatted(pipeline.name(), version)));
    ObjectNode answer = Json.object();
    answer.set("pipeline", definition.json().deepCopy());
    ObjectNode metadata = answer.putObject("metadata");
    metadata.put("pipelineArn", place.pipelineArn(pipeline.name()));
    metadata.set("created", Json.timestamp(pipeline.created()));
    metadata.set("updated", Json.timestamp(pipeline.updated()));
    return answer;
  }

  private ActionKind kind(ActionType type) {
    if (type.isApproval()) {
      return approvals;
    }
    return type.isLambda() ? lambdas : providers;
  }

  /** What the failed stage's own configuration does next; a retry by itself happens once. */
  private void failed(StageRun run) {
    Pipeline pipeline = pipelines.get(run.execution().definition().name());
    if (pipeline == null) {
      return;
    }
    switch (run.definition().onFailure()) {
      case FAIL -> {}
      case ROLLBACK -> rollbacks.automatic(pipeline, run);
      case RETRY_FAILED_ACTIONS -> retryOnce(run, false);
      case RETRY_ALL_ACTIONS -> retryOnce(run, true);
    }
  }

  private void retryOnce(StageRun run, boolean allActions) {
    if (!run.retriedByItself()) {
      run.retryByItself();
      flow.retry(run, allActions);
    }
  }
}
