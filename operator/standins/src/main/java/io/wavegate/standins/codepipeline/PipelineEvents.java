package io.wavegate.standins.codepipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.EventSink;
import io.wavegate.standins.Json;
import io.wavegate.standins.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The three kinds of events that the service emits, with the members and number forms of the user
 * guide's samples (Monitoring CodePipeline events).
 */
final class PipelineEvents {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final World world;
  private final Place place;
  private final EventSink sink;

  PipelineEvents(World world, Place place, EventSink sink) {
    this.world = world;
    this.place = place;
    this.sink = sink;
  }

  void pipeline(PipelineExecution execution, String state) {
    ObjectNode detail = detail(execution);
    detail.put("start-time", MILLIS.format(execution.startTime()));
    if (state.equals("STARTED")) {
      detail
          .putObject("execution-trigger")
          .put("trigger-type", execution.trigger().type())
          .put("trigger-detail", execution.trigger().detail());
    }
    detail.put("state", state);
    numbers(detail, execution);
    if (state.equals("STOPPING") || state.equals("STOPPED")) {
      execution.stopReason().ifPresent(reason -> detail.put("stop-execution-comments", reason));
    }
    emit("CodePipeline Pipeline Execution State Change", execution, detail);
  }

  void stage(StageRun run, String state) {
    ObjectNode detail = detail(run.execution());
    if (!state.equals("RESUMED")) {
      detail.put("start-time", MILLIS.format(run.startTime()));
    }
    run.lastRetry().ifPresent(at -> detail.put("stage-last-retry-attempt-time", MILLIS.format(at)));
    detail.put("stage", run.definition().name()).put("state", state);
    numbers(detail, run.execution());
    emit("CodePipeline Stage Execution State Change", run.execution(), detail);
  }

  void action(ActionRun run) {
    ActionDefinition action = run.definition();
    ObjectNode detail = detail(run.execution());
    detail.put("start-time", MILLIS.format(run.startTime()));
    detail.put("stage", run.stage().definition().name());
    if (!run.running()) {
      detail.set("execution-result", result(run));
    }
    detail.put("action-execution-id", run.id());
    detail.put("action", action.name()).put("state", run.state().event());
    detail.put("region", action.region().orElse(place.region()));
    detail.set("type", type(action.type()));
    numbers(detail, run.execution());
    if (!action.inputArtifacts().isEmpty()) {
      detail.set("input-artifacts", artifacts(run));
    }
    emit("CodePipeline Action Execution State Change", run.execution(), detail);
  }

  private static ObjectNode detail(PipelineExecution execution) {
    return Json.object()
        .put("pipeline", execution.definition().name())
        .put("execution-id", execution.id());
  }

  private static void numbers(ObjectNode detail, PipelineExecution execution) {
    detail.put("version", (double) execution.definition().version());
    detail.put("pipeline-execution-attempt", (double) execution.attempt());
  }

  private static ObjectNode type(ActionType type) {
    return Json.object()
        .put("owner", type.owner())
        .put("category", type.category())
        .put("provider", type.provider())
        .put("version", type.version());
  }

  private static ObjectNode result(ActionRun run) {
    ObjectNode result = Json.object();
    run.progress().summary().ifPresent(text -> result.put("external-execution-summary", text));
    run.progress().externalExecutionId().ifPresent(id -> result.put("external-execution-id", id));
    if (run.state() instanceof ActionState.Failed failed) {
      if (!result.has("external-execution-summary")) {
        result.put("external-execution-summary", failed.message());
      }
      result.put("error-code", failed.code());
    }
    return result;
  }

  private static ArrayNode artifacts(ActionRun run) {
    ArrayNode artifacts = Json.array();
    for (String name : run.definition().inputArtifacts()) {
      ObjectNode artifact = artifacts.addObject().put("name", name);
      artifact
          .putObject("s3location")
          .put("bucket", Artifacts.bucket(run.execution()))
          .put("key", Artifacts.key(run.execution(), name));
    }
    return artifacts;
  }

  private void emit(String detailType, PipelineExecution execution, ObjectNode detail) {
    Instant now = world.now();
    ObjectNode event =
        Json.object()
            .put("version", "0")
            .put("id", world.uuid())
            .put("detail-type", detailType)
            .put("source", "aws.codepipeline")
            .put("account", place.accountId())
            .put("time", now.truncatedTo(ChronoUnit.SECONDS).toString())
            .put("region", place.region());
    event.putArray("resources").add(place.pipelineArn(execution.definition().name()));
    event.set("detail", detail);
    sink.emit(event);
  }
}
