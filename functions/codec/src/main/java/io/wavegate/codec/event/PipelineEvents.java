package io.wavegate.codec.event;

import io.wavegate.codec.event.IncomingEvent.ActionStateChange;
import io.wavegate.codec.event.IncomingEvent.PipelineStateChange;
import io.wavegate.codec.event.IncomingEvent.StageStateChange;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.ReleaseId;
import java.util.Optional;
import java.util.regex.Pattern;

/** CodePipeline's three kinds of event. */
final class PipelineEvents {
  private static final Pattern EXECUTION = Pattern.compile("[A-Za-z0-9-]{1,100}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.@_-]{1,100}");

  private PipelineEvents() {}

  static IncomingEvent change(String type, Origin origin, Fields event) {
    return switch (type) {
      case "CodePipeline Pipeline Execution State Change" ->
          pipeline(origin, event.object("detail"));
      case "CodePipeline Stage Execution State Change" -> stage(origin, event.object("detail"));
      case "CodePipeline Action Execution State Change" -> action(origin, event.object("detail"));
      default -> IncomingEvents.unknown(type, "aws.codepipeline");
    };
  }

  private static IncomingEvent pipeline(Origin origin, Fields detail) {
    return new PipelineStateChange(
        origin,
        release(origin, detail),
        detail.word(ExecutionState.class, "state"),
        detail.number("version"));
  }

  private static IncomingEvent stage(Origin origin, Fields detail) {
    String retried = "stage-last-retry-attempt-time";
    return new StageStateChange(
        origin,
        release(origin, detail),
        detail.matching(NAME, "stage"),
        detail.word(StageState.class, "state"),
        detail.has(retried) ? Optional.of(detail.time(retried)) : Optional.empty(),
        detail.number("version"));
  }

  private static IncomingEvent action(Origin origin, Fields detail) {
    Fields type = detail.object("type");
    return new ActionStateChange(
        origin,
        release(origin, detail),
        detail.matching(NAME, "stage"),
        detail.matching(NAME, "action"),
        detail.word(ActionState.class, "state"),
        new ActionType(type.text("owner"), type.text("category"), type.text("provider")),
        detail.optional("action-execution-id"),
        detail.has("execution-result")
            ? Optional.of(result(detail.object("execution-result")))
            : Optional.empty(),
        detail.number("version"));
  }

  /** The pipeline's Region is the event's; an action's own may differ from it. */
  private static ReleaseId release(Origin origin, Fields detail) {
    return new ReleaseId(
        new PipelineRef(origin.account(), origin.region(), detail.matching(NAME, "pipeline")),
        detail.matching(EXECUTION, "execution-id"));
  }

  private static ActionResult result(Fields result) {
    return new ActionResult(
        result.optional("external-execution-summary").orElse(""),
        result.optional("external-execution-id").orElse(""),
        result.optional("error-code").orElse(""));
  }
}
