package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.asl.State;
import io.wavegate.engine.asl.TaskResource;
import io.wavegate.engine.query.Bindings;
import io.wavegate.engine.query.QueryException;
import io.wavegate.engine.query.Template;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A Task state under way: one attempt after the other. */
final class TaskRun {
  private final Visit visit;
  private final State.Task state;

  TaskRun(Visit visit, State.Task state) {
    this.visit = visit;
    this.state = state;
  }

  Visit visit() {
    return visit;
  }

  State.Task state() {
    return state;
  }

  void run() {
    step(this::attempt);
  }

  private void step(Runnable step) {
    visit.step(state.handling(), this::run, step);
  }

  /** Arguments are evaluated for each attempt: a retry has a token and a RetryCount of its own. */
  private void attempt() {
    Optional<String> token =
        state.resource().pattern() == TaskResource.Pattern.WAIT_FOR_TASK_TOKEN
            ? Optional.of(visit.execution().tokens().issue())
            : Optional.empty();
    JsonNode context =
        ContextObject.of(visit, token.orElse(null), visit.strand().scope().mapItem());
    Bindings bindings = visit.bindings(context, Map.of());
    JsonNode arguments =
        state
            .arguments()
            .map(t -> visit.evaluate(() -> t.evaluate(bindings, "Arguments")))
            .orElse(visit.input());
    OptionalInt timeout = seconds(state.limits().timeoutSeconds(), "TimeoutSeconds", bindings);
    OptionalInt heartbeat =
        seconds(state.limits().heartbeatSeconds(), "HeartbeatSeconds", bindings);
    if (Payloads.tooLarge(arguments)) {
      throw new Visit.Failed(Failure.tooLarge(visit.name(), false));
    }
    TaskCall call =
        new TaskCall(
            visit.execution().arn(),
            visit.name(),
            state.resource(),
            arguments,
            state.credentials().map(t -> visit.evaluate(() -> role(t, bindings))),
            token);
    TaskAttempt attempt = new TaskAttempt(this, call, new TaskAttempt.Limits(timeout, heartbeat));
    visit.activity(attempt);
    attempt.start();
  }

  private static String role(Template credentials, Bindings bindings) {
    JsonNode given =
        Values.ofType(credentials, "Credentials", "object", bindings, JsonNode::isObject);
    JsonNode role = given.path("RoleArn");
    if (!role.isTextual() || given.size() != 1) {
      throw new QueryException(
          "Credentials",
          "The field 'Credentials' must have a 'RoleArn' of type 'string', and nothing else");
    }
    return role.asText();
  }

  private OptionalInt seconds(Optional<Template> template, String field, Bindings bindings) {
    return template
        .map(t -> visit.evaluate(() -> Values.integer(t, field, bindings, 1, Values.MAX_SECONDS)))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  /** The attempt succeeded; runs in a continuation of its own. */
  void succeeded(TaskEvents events, JsonNode result) {
    step(
        () -> {
          if (Payloads.tooLarge(result)) {
            Failure failure = Failure.tooLarge(events.subject(), true);
            events.failed(failure);
            throw new Visit.Failed(failure);
          }
          events.succeeded(result);
          visit.leave(state.exit(), result, visit.bindings(Map.of("result", result)));
        });
  }

  /** The attempt failed; runs in a continuation of its own. */
  void failed(Runnable event, Failure failure) {
    step(
        () -> {
          event.run();
          throw new Visit.Failed(failure);
        });
  }
}
