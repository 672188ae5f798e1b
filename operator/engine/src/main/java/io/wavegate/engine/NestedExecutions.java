package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.engine.asl.TaskResource;
import io.wavegate.engine.query.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The {@code states:startExecution} integration for state machines of this engine; answers have the
 * members that recordings show, times in milliseconds.
 */
final class NestedExecutions {
  private final Engine engine;
  private final EngineHost host;

  NestedExecutions(Engine engine, EngineHost host) {
    this.engine = engine;
    this.host = host;
  }

  boolean handles(TaskCall call) {
    return call.resource().integration() == TaskResource.Integration.OPTIMIZED
        && call.service().equals("states")
        && call.action().equals("startExecution")
        && engine.knows(call.arguments().path("StateMachineArn").asText());
  }

  void perform(TaskCall call, TaskAttempt attempt) {
    JsonNode arguments = call.arguments();
    StartedExecution started;
    try {
      started =
          engine.startExecution(
              arguments.path("StateMachineArn").asText(), name(arguments), input(arguments));
    } catch (EngineException e) {
      attempt.fail("StepFunctions." + e.code() + "Exception", refusal(e));
      return;
    }
    switch (call.pattern()) {
      case REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN -> attempt.succeed(answer(started));
      case SYNC, SYNC_2 -> await(started, call.pattern(), attempt);
    }
  }

  /** A refusal in the words of the first AWS SDK, as recorded. */
  private String refusal(EngineException e) {
    return "%s (Service: AWSStepFunctions; Status Code: 400; Error Code: %s; Request ID: %s; Proxy: null)"
        .formatted(e.getMessage(), e.code(), host.uuid());
  }

  private String name(JsonNode arguments) {
    JsonNode name = arguments.path("Name");
    return name.isTextual() ? name.textValue() : host.uuid();
  }

  private static String input(JsonNode arguments) {
    JsonNode input = arguments.path("Input");
    return input.isMissingNode() || input.isNull() ? "{}" : Json.text(input);
  }

  private void await(StartedExecution started, TaskResource.Pattern pattern, TaskAttempt attempt) {
    attempt.submitted(answer(started));
    String arn = started.executionArn();
    attempt.job(() -> engine.stopExecution(arn, null, aborted(attempt)));
    engine.onEnd(arn, description -> ended(description, pattern, attempt));
  }

  private static String aborted(TaskAttempt attempt) {
    return "The Task state in AWS Step Functions execution ["
        + attempt.executionArn()
        + "] which was managing this resource was aborted";
  }

  private ObjectNode answer(StartedExecution started) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("ExecutionArn", started.executionArn());
    answer.putObject("SdkHttpMetadata").put("HttpStatusCode", 200);
    answer.putObject("SdkResponseMetadata").put("RequestId", host.uuid());
    return answer.put("StartDate", started.startDate().toEpochMilli());
  }

  private static void ended(
      ExecutionDescription child, TaskResource.Pattern pattern, TaskAttempt attempt) {
    // The cause of a failure has its input as text in both patterns.
    boolean json = pattern == TaskResource.Pattern.SYNC_2;
    switch (child.status()) {
      case ExecutionStatus.Running running -> {}
      case ExecutionStatus.Succeeded(Instant at, String output) ->
          attempt.succeed(describe(child, new End(null, null, output), json));
      case ExecutionStatus.Failed(Instant at, String error, String cause) ->
          failed(child, new End(error, cause, null), attempt);
      case ExecutionStatus.TimedOut(Instant at) ->
          failed(child, new End(null, null, null), attempt);
      case ExecutionStatus.Aborted(Instant at, String error, String cause) ->
          failed(child, new End(error, cause, null), attempt);
    }
  }

  private record End(@Nullable String error, @Nullable String cause, @Nullable String output) {}

  private static void failed(ExecutionDescription child, End end, TaskAttempt attempt) {
    attempt.fail("States.TaskFailed", Json.text(describe(child, end, false)));
  }

  private static ObjectNode describe(ExecutionDescription child, End end, boolean json) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (end.cause() != null) {
      answer.put("Cause", end.cause());
    }
    if (end.error() != null) {
      answer.put("Error", end.error());
    }
    answer.put("ExecutionArn", child.executionArn());
    payload(answer, "Input", child.input(), json);
    answer.put("Name", child.name());
    if (end.output() != null) {
      payload(answer, "Output", end.output(), json);
    }
    redrive(answer, child.status());
    answer.put("StartDate", child.startDate().toEpochMilli());
    answer.put("StateMachineArn", child.stateMachineArn());
    answer.put("Status", child.status().word());
    child.status().stopDate().ifPresent(at -> answer.put("StopDate", at.toEpochMilli()));
    return answer;
  }

  private static void payload(ObjectNode answer, String member, String text, boolean json) {
    answer.set(member, json ? Json.parse(text) : JsonNodeFactory.instance.textNode(text));
    answer.putObject(member + "Details").put("Included", true);
  }

  private static void redrive(ObjectNode answer, ExecutionStatus status) {
    answer.put("RedriveCount", 0);
    if (status instanceof ExecutionStatus.Succeeded) {
      answer.put("RedriveStatus", "NOT_REDRIVABLE");
      answer.put("RedriveStatusReason", "Execution is SUCCEEDED and cannot be redriven");
    } else {
      answer.put("RedriveStatus", "REDRIVABLE");
    }
  }
}
