package io.wavegate.standins.codepipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Manual approvals: each execution of the action has a token of its own, and fails if nobody
 * answers within {@code timeoutInMinutes}, by default seven days.
 */
final class ApprovalActions implements ActionKind {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofDays(7);

  private final World world;
  private final Map<String, ActionRun> byToken = new LinkedHashMap<>();
  private final Flow flow;

  ApprovalActions(World world, Flow flow) {
    this.world = world;
    this.flow = flow;
  }

  @Override
  public void start(ActionRun action, ActionEnd end) {
    String token = world.uuid();
    byToken.put(token, action);
    action.approvableWith(token);
    Duration timeout = action.definition().timeout().orElse(DEFAULT_TIMEOUT);
    action.timer(
        world.at(
            world.now().plus(timeout),
            "codepipeline approval timeout",
            () -> end.fail(action, "JobFailed", "The approval timed out after " + timeout)));
  }

  /** PutApprovalResult. */
  JsonNode answer(Pipeline pipeline, JsonNode input, Caller caller) throws ServiceError {
    String stage = input.path("stageName").asText();
    String name = input.path("actionName").asText();
    StageDefinition known =
        pipeline.current().stage(stage).orElseThrow(() -> Errors.noStage(stage, pipeline.name()));
    if (!known.has(name)) {
      throw ServiceError.badRequest(
          "ActionNotFoundException",
          "Action '%s' does not exist in stage '%s' of pipeline '%s'"
              .formatted(name, stage, pipeline.name()));
    }
    ActionRun action = byToken.get(input.path("token").asText());
    if (action == null
        || !action.definition().name().equals(name)
        || !action.stage().definition().name().equals(stage)
        || !action.execution().definition().name().equals(pipeline.name())) {
      throw ServiceError.badRequest(
          "InvalidApprovalTokenException",
          "The approval token is not one of action '%s' in stage '%s'".formatted(name, stage));
    }
    if (!action.running()) {
      throw ServiceError.badRequest(
          "ApprovalAlreadyCompletedException",
          "The approval action '%s' has already been approved or rejected".formatted(name));
    }
    return decide(action, input.path("result"), caller);
  }

  private JsonNode decide(ActionRun action, JsonNode result, Caller caller) {
    boolean approved = result.path("status").asText().equals("Approved");
    String said = result.path("summary").asText();
    String verb = approved ? "Approved" : "Rejected";
    String summary = said.isBlank() ? verb + " by " + caller.principalArn() : said;
    action.answeredBy(caller.principalArn());
    action.report(new Progress(Optional.of(summary), Optional.of(world.uuid()), Optional.empty()));
    flow.end(
        action,
        approved ? new ActionState.Succeeded() : new ActionState.Failed("JobFailed", summary));
    return Json.object().set("approvedAt", Json.timestamp(world.now()));
  }
}
