package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wavegate.engine.asl.TaskResource;
import io.wavegate.engine.query.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a recorded execution anew: its tasks are answered as they were when it was recorded. */
final class Replay {
  private static final Duration A_MOMENT = Duration.ofMillis(100);
  private static final String TOO_LARGE = "x".repeat(Payloads.MAX_BYTES);

  /** What was recorded of one attempt of a task: what was scheduled, and what followed. */
  private static final class Attempt {
    private final JsonNode arguments;
    private final Map<String, JsonNode> followed = new LinkedHashMap<>();
    private boolean used;

    Attempt(JsonNode arguments) {
      this.arguments = arguments;
    }
  }

  private final Recording recording;
  private final Placeholders placeholders;
  private final List<Attempt> attempts = new ArrayList<>();
  private final TestHost host = new TestHost(this::perform);
  private final Engine engine = new Engine(host, "us-east-1", "111111111111");

  Replay(Recording recording) {
    this.recording = recording;
    this.placeholders = new Placeholders(recording);
    collectAttempts();
  }

  Placeholders placeholders() {
    return placeholders;
  }

  /** The history that this engine makes of it. */
  List<HistoryEvent> run() {
    String machine = engine.createStateMachine("recorded", recording.definition());
    String arn =
        engine.startExecution(machine, "replayed", Json.text(recording.input())).executionArn();
    host.runUntilIdle();
    return engine.getExecutionHistory(arn);
  }

  private void collectAttempts() {
    Map<Long, Attempt> byEvent = new LinkedHashMap<>();
    Map<String, Integer> unordered = new LinkedHashMap<>();
    for (JsonNode event : recording.history()) {
      String type = event.path("type").asText();
      boolean sorted = Recording.unordered(event);
      if (type.equals("TaskScheduled") || type.equals("LambdaFunctionScheduled")) {
        JsonNode details = Recording.details(event);
        Attempt attempt = new Attempt(details.path(details.has("input") ? "input" : "parameters"));
        attempts.add(attempt);
        byEvent.put(event.path("id").asLong(), attempt);
      } else if (sorted) {
        // Which answer went to which branch is lost: the nth goes to the nth call.
        int nth = unordered.merge(type, 1, Integer::sum) - 1;
        if (outcome(type) && nth < attempts.size()) {
          attempts.get(nth).followed.put(type, Recording.details(event));
        }
      } else if (outcome(type) && byEvent.containsKey(event.path("previousEventId").asLong())) {
        Attempt attempt = byEvent.get(event.path("previousEventId").asLong());
        byEvent.put(event.path("id").asLong(), attempt);
        attempt.followed.put(type, Recording.details(event));
      }
    }
  }

  private static boolean outcome(String type) {
    return (type.startsWith("Task") || type.startsWith("LambdaFunction"))
        && !type.startsWith("TaskState");
  }

  private void perform(TaskCall call, TaskReply reply) {
    Attempt attempt =
        attempts.stream()
            .filter(a -> !a.used && placeholders.match("", a.arguments, call.arguments()))
            .findFirst()
            .orElseThrow(
                () ->
                    new AssertionError(
                        call.stateName()
                            + " calls with "
                            + call.arguments()
                            + ", recorded are "
                            + attempts.stream()
                                .map(a -> a.arguments + (a.used ? " (used)" : ""))
                                .toList()));
    attempt.used = true;
    JsonNode submitted = attempt.followed.get("TaskSubmitted");
    if (submitted == null) {
      later(() -> answer(attempt, reply));
    } else if (call.pattern() == TaskResource.Pattern.WAIT_FOR_TASK_TOKEN) {
      reply.succeed(output(submitted));
      later(() -> answer(attempt, new ByToken(engine, call.taskToken().orElseThrow())));
    } else {
      reply.submitted(output(submitted));
      later(() -> answer(attempt, reply));
    }
  }

  private void later(Runnable action) {
    Cancellation unused = host.at(host.now().plus(A_MOMENT), "answer", action);
  }

  private static void answer(Attempt attempt, TaskReply reply) {
    attempt.followed.forEach(
        (type, details) -> {
          if (type.endsWith("Succeeded")) {
            reply.succeed(output(details));
          } else if (type.endsWith("Failed")) {
            fail(details, reply);
          }
        });
  }

  /** Of too large a result only the error was recorded: the engine must find it by itself. */
  private static void fail(JsonNode details, TaskReply reply) {
    String error = details.path("error").asText();
    if (error.equals("States.DataLimitExceeded")) {
      reply.succeed(JsonNodeFactory.instance.textNode(TOO_LARGE));
      return;
    }
    JsonNode cause = details.path("cause");
    reply.fail(error, cause.isContainerNode() ? Json.text(cause) : cause.asText());
  }

  private static JsonNode output(JsonNode details) {
    JsonNode output = details.path("output");
    if (!output.isTextual()) {
      return output;
    }
    try {
      return Json.parse(output.textValue());
    } catch (IllegalArgumentException e) {
      return output;
    }
  }

  /** Answers by SendTaskSuccess and SendTaskFailure. */
  private record ByToken(Engine engine, String token) implements TaskReply {
    @Override
    public void submitted(JsonNode output) {
      throw new AssertionError("a task that waits for its token is submitted by the reply");
    }

    @Override
    public void job(Cancellation running) {
      throw new AssertionError("a task that waits for its token has no job");
    }

    @Override
    public void succeed(JsonNode output) {
      engine.sendTaskSuccess(token, Json.text(output));
    }

    @Override
    public void fail(String error, String cause) {
      engine.sendTaskFailure(token, error, cause);
    }
  }
}
