package io.wavegate.standins.codepipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;

/** GetPipelineState: what stands in each stage and in front of it. */
final class StateView {
  private StateView() {}

  static ObjectNode of(Pipeline pipeline) {
    ObjectNode view =
        Json.object()
            .put("pipelineName", pipeline.name())
            .put("pipelineVersion", pipeline.current().version());
    ArrayNode stages = view.putArray("stageStates");
    pipeline.current().stages().forEach(stage -> stages.add(stage(pipeline, stage)));
    view.set("created", Json.timestamp(pipeline.created()));
    view.set("updated", Json.timestamp(pipeline.updated()));
    return view;
  }

  private static ObjectNode stage(Pipeline pipeline, StageDefinition stage) {
    StageSlot slot = pipeline.slot(stage.name());
    ObjectNode view = Json.object().put("stageName", stage.name());
    if (!slot.waiting().isEmpty()) {
      view.set("inboundExecution", waiting(slot.waiting().getLast()));
      ArrayNode all = view.putArray("inboundExecutions");
      slot.waiting().forEach(execution -> all.add(waiting(execution)));
    }
    view.set("inboundTransitionState", transition(slot.inbound()));
    ArrayNode actions = view.putArray("actionStates");
    for (ActionDefinition action : stage.actions()) {
      ObjectNode state = actions.addObject().put("actionName", action.name());
      ActionRun latest = slot.latestActions().get(action.name());
      if (latest != null) {
        state.set("latestExecution", action(latest));
      }
    }
    slot.latest().ifPresent(run -> view.set("latestExecution", run(run)));
    return view;
  }

  private static ObjectNode waiting(PipelineExecution execution) {
    return Json.object()
        .put("pipelineExecutionId", execution.id())
        .put("status", "InProgress")
        .put("type", execution.type());
  }

  private static ObjectNode run(StageRun run) {
    return Json.object()
        .put("pipelineExecutionId", run.execution().id())
        .put("status", run.status().status())
        .put("type", run.execution().type());
  }

  private static ObjectNode transition(Transition transition) {
    ObjectNode view = Json.object().put("enabled", transition.open());
    switch (transition) {
      case Transition.Untouched untouched -> {}
      case Transition.Enabled enabled -> {
        view.put("lastChangedBy", enabled.by());
        view.set("lastChangedAt", Json.timestamp(enabled.at()));
      }
      case Transition.Disabled disabled -> {
        view.put("lastChangedBy", disabled.by());
        view.set("lastChangedAt", Json.timestamp(disabled.at()));
        view.put("disabledReason", disabled.reason());
      }
    }
    return view;
  }

  /** The approval token is shown while the action waits, but never in PARALLEL mode. */
  private static ObjectNode action(ActionRun run) {
    ObjectNode view =
        Json.object().put("actionExecutionId", run.id()).put("status", run.state().status());
    run.progress().summary().ifPresent(text -> view.put("summary", text));
    view.set("lastStatusChange", Json.timestamp(run.lastStatusChange()));
    boolean tokenShown =
        run.running() && run.execution().definition().mode() != ExecutionMode.PARALLEL;
    run.approvalToken().filter(unused -> tokenShown).ifPresent(token -> view.put("token", token));
    run.updatedBy().ifPresent(who -> view.put("lastUpdatedBy", who));
    run.progress().externalExecutionId().ifPresent(id -> view.put("externalExecutionId", id));
    run.progress().percentComplete().ifPresent(percent -> view.put("percentComplete", percent));
    if (run.state() instanceof ActionState.Failed failed) {
      view.putObject("errorDetails").put("code", failed.code()).put("message", failed.message());
    }
    return view;
  }
}
