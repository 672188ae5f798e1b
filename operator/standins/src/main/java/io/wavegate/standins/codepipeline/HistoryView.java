package io.wavegate.standins.codepipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was executed: one execution, the list of them, and the list of their actions. */
final class HistoryView {
  private final Place place;

  HistoryView(Place place) {
    this.place = place;
  }

  /** GetPipelineExecution. */
  ObjectNode execution(Pipeline pipeline, JsonNode input) throws ServiceError {
    String id = input.path("pipelineExecutionId").asText();
    PipelineExecution execution =
        pipeline.execution(id).orElseThrow(() -> Errors.noExecution(id, pipeline.name()));
    ObjectNode view =
        Json.object()
            .put("pipelineName", pipeline.name())
            .put("pipelineVersion", execution.definition().version())
            .put("pipelineExecutionId", id)
            .put("status", execution.status().status());
    execution
        .stopReason()
        .filter(reason -> !reason.isEmpty())
        .ifPresent(reason -> view.put("statusSummary", reason));
    view.set("artifactRevisions", Revisions.artifacts(execution));
    view.set("variables", variables(execution));
    origin(view, execution);
    return Json.object().set("pipelineExecution", view);
  }

  /** ListPipelineExecutions, newest first. */
  ObjectNode executions(Pipeline pipeline, JsonNode input) throws ServiceError {
    String stage = input.path("filter").path("succeededInStage").path("stageName").asText("");
    List<PipelineExecution> found =
        pipeline.executions().reversed().stream()
            .filter(execution -> stage.isEmpty() || isTarget(pipeline, execution, stage))
            .toList();
    ObjectNode answer = Json.object();
    ArrayNode summaries = answer.putArray("pipelineExecutionSummaries");
    Paging.fill(answer, input, found, execution -> summaries.add(summary(execution)));
    return answer;
  }

  /** The filter keeps those that succeeded in the pipeline's current version alone. */
  private static boolean isTarget(Pipeline pipeline, PipelineExecution execution, String stage) {
    return execution.definition().version() == pipeline.current().version()
        && execution.succeededIn(stage);
  }

  /** ListActionExecutions, newest first. */
  ObjectNode actions(Pipeline pipeline, JsonNode input) throws ServiceError {
    JsonNode filter = input.path("filter");
    String latest = filter.path("latestInPipelineExecution").path("pipelineExecutionId").asText("");
    String wanted = filter.path("pipelineExecutionId").asText(latest);
    if (!wanted.isEmpty() && pipeline.execution(wanted).isEmpty()) {
      throw Errors.noExecution(wanted, pipeline.name());
    }
    List<ActionRun> found = new ArrayList<>();
    for (PipelineExecution execution : pipeline.executions()) {
      if (wanted.isEmpty() || execution.id().equals(wanted)) {
        found.addAll(execution.actions());
      }
    }
    found.sort(Comparator.comparing(ActionRun::startTime));
    if (filter.at("/latestInPipelineExecution/startTimeRange").asText().equals("Latest")) {
      keepLatest(found);
    }
    ObjectNode answer = Json.object();
    ArrayNode details = answer.putArray("actionExecutionDetails");
    Paging.fill(answer, input, found.reversed(), run -> details.add(action(run)));
    return answer;
  }

  /** Leaves of an action that was retried its last execution only. */
  private static void keepLatest(List<ActionRun> runs) {
    Map<String, ActionRun> latest = new LinkedHashMap<>();
    for (ActionRun run : runs) {
      latest.put(run.stage().definition().name() + "/" + run.definition().name(), run);
    }
    runs.removeIf(run -> !latest.containsValue(run));
  }

  private static ObjectNode summary(PipelineExecution execution) {
    ObjectNode view =
        Json.object()
            .put("pipelineExecutionId", execution.id())
            .put("status", execution.status().status());
    view.set("startTime", Json.timestamp(execution.startTime()));
    view.set("lastUpdateTime", Json.timestamp(execution.lastUpdateTime()));
    view.set("sourceRevisions", Revisions.summaries(execution));
    origin(view, execution);
    execution.stopReason().ifPresent(reason -> view.putObject("stopTrigger").put("reason", reason));
    return view;
  }

  private static void origin(ObjectNode view, PipelineExecution execution) {
    view.set("trigger", execution.trigger().json());
    view.put("executionMode", execution.definition().mode().name());
    view.put("executionType", execution.type());
    execution
        .rollbackTarget()
        .ifPresent(
            target ->
                view.putObject("rollbackMetadata")
                    .put("rollbackTargetPipelineExecutionId", target));
  }

  private static ArrayNode variables(PipelineExecution execution) {
    ArrayNode variables = Json.array();
    execution
        .variables()
        .forEach(
            (name, value) -> {
              if (name.startsWith("variables.")) {
                variables
                    .addObject()
                    .put("name", name.substring("variables.".length()))
                    .put("resolvedValue", value);
              }
            });
    return variables;
  }

  private ObjectNode action(ActionRun run) {
    ObjectNode view =
        Json.object()
            .put("pipelineExecutionId", run.execution().id())
            .put("actionExecutionId", run.id())
            .put("pipelineVersion", run.execution().definition().version())
            .put("stageName", run.stage().definition().name())
            .put("actionName", run.definition().name());
    view.set("startTime", Json.timestamp(run.startTime()));
    view.set("lastUpdateTime", Json.timestamp(run.lastStatusChange()));
    run.updatedBy().ifPresent(who -> view.put("updatedBy", who));
    view.put("status", run.state().status());
    view.set("input", input(run));
    if (!run.running()) {
      view.set("output", output(run));
    }
    return view;
  }

  private ObjectNode input(ActionRun run) {
    ActionDefinition action = run.definition();
    ObjectNode input = Json.object();
    input.set("actionTypeId", action.type().json());
    ObjectNode raw = input.putObject("configuration");
    action.configuration().forEach(raw::put);
    ObjectNode resolved = input.putObject("resolvedConfiguration");
    run.configuration().forEach(resolved::put);
    input.put("region", action.region().orElse(place.region()));
    input.set("inputArtifacts", Artifacts.ofAction(run.execution(), action.inputArtifacts()));
    action.namespace().ifPresent(namespace -> input.put("namespace", namespace));
    return input;
  }

  private static ObjectNode output(ActionRun run) {
    ObjectNode output = Json.object();
    output.set(
        "outputArtifacts", Artifacts.ofAction(run.execution(), run.definition().outputArtifacts()));
    ObjectNode result = output.putObject("executionResult");
    run.progress().externalExecutionId().ifPresent(id -> result.put("externalExecutionId", id));
    run.progress().summary().ifPresent(text -> result.put("externalExecutionSummary", text));
    if (run.state() instanceof ActionState.Failed failed) {
      result.putObject("errorDetails").put("code", failed.code()).put("message", failed.message());
    }
    ObjectNode variables = output.putObject("outputVariables");
    run.outputVariables().forEach(variables::put);
    return output;
  }
}
