package io.wavegate.local.simulate.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.local.simulate.trace.Happened.ActionMoved;
import io.wavegate.local.simulate.trace.Happened.AlarmConfigured;
import io.wavegate.local.simulate.trace.Happened.AlarmMoved;
import io.wavegate.local.simulate.trace.Happened.MachineMoved;
import io.wavegate.local.simulate.trace.Happened.PipelineMoved;
import io.wavegate.local.simulate.trace.Happened.StageMoved;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells the trace what the services did, from the events that they emit: before any of them is
 * delivered, and whether or not it ever is.
 */
final class Truth implements Consumer<ObjectNode> {
  private final Stage stage;
  private final Secrets secrets;
  private final Set<String> open = new LinkedHashSet<>();

  Truth(Stage stage, Secrets secrets) {
    this.stage = stage;
    this.secrets = secrets;
  }

  /** Whether any execution of a pipeline or a state machine is under way. */
  boolean isAnythingOpen() {
    return !open.isEmpty();
  }

  @Override
  public void accept(ObjectNode event) {
    JsonNode detail = event.path("detail");
    switch (event.path("detail-type").asText()) {
      case "CloudWatch Alarm State Change" ->
          stage
              .trace()
              .add(
                  new AlarmMoved(
                      stage.now(),
                      detail.path("alarmName").asText(),
                      detail.at("/previousState/value").asText(),
                      detail.at("/state/value").asText()));
      case "CloudWatch Alarm Configuration Change" ->
          stage
              .trace()
              .add(
                  new AlarmConfigured(
                      stage.now(),
                      detail.path("alarmName").asText(),
                      detail.path("operation").asText()));
      case "CodePipeline Pipeline Execution State Change" -> pipeline(detail);
      case "CodePipeline Stage Execution State Change" -> stage(detail);
      case "CodePipeline Action Execution State Change" -> action(detail);
      case "Step Functions Execution Status Change" -> machine(detail);
      default -> {
        // Nothing that a run is judged by.
      }
    }
  }

  /** What stands as a stage begins is what its rollback is to bring back. */
  private void stage(JsonNode detail) {
    String state = detail.path("state").asText();
    if (state.equals("STARTED")) {
      stage.recordComes();
    }
    stage
        .trace()
        .add(
            new StageMoved(
                stage.now(),
                detail.path("execution-id").asText(),
                detail.path("stage").asText(),
                state));
  }

  private void pipeline(JsonNode detail) {
    String execution = detail.path("execution-id").asText();
    String state = detail.path("state").asText();
    switch (state) {
      case "STARTED", "RESUMED" -> open.add(execution);
      case "STOPPING" -> {
        // Still under way.
      }
      default -> open.remove(execution);
    }
    stage
        .trace()
        .add(
            new PipelineMoved(
                stage.now(),
                execution,
                state,
                detail.at("/execution-trigger/trigger-type").asText()));
  }

  private void action(JsonNode detail) {
    ActionMoved moved =
        new ActionMoved(
            stage.now(),
            detail.path("execution-id").asText(),
            detail.path("stage").asText(),
            detail.path("action").asText(),
            detail.at("/type/category").asText(),
            detail.path("action-execution-id").asText(),
            detail.path("state").asText());
    stage.trace().add(moved);
    if (moved.category().equals("Approval") && moved.state().equals("STARTED")) {
      stage.scheduler().at(stage.now(), "the token is there", secrets::approvals);
    }
  }

  private void machine(JsonNode detail) {
    String name = detail.path("name").asText();
    String status = detail.path("status").asText();
    if (status.equals("RUNNING")) {
      open.add(name);
    } else {
      open.remove(name);
    }
    String machine = detail.path("stateMachineArn").asText();
    stage
        .trace()
        .add(
            new MachineMoved(
                stage.now(),
                machine.substring(machine.lastIndexOf(':') + 1),
                name,
                status,
                detail.path("error").asText("")));
  }
}
