package io.wavegate.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a state, a branch or an execution failed.
 *
 * @param error the error's name; a Fail state may leave it out
 * @param cause the explanation, where there is one
 * @param kind what wildcards in ErrorEquals make of it
 */
record Failure(@Nullable String error, @Nullable String cause, Kind kind) {

  enum Kind {
    /** Any wildcard matches it, {@code States.TaskFailed} unless it is {@code States.Timeout}. */
    ORDINARY,
    /**
     * A missed heartbeat. It is reported as {@code States.Timeout} (recorded), and {@code
     * States.HeartbeatTimeout} catches it too (guide).
     */
    HEARTBEAT,
    /** Only its own name catches it, no wildcard. */
    TERMINAL,
    /** {@code States.Runtime}: nothing retries or catches it, it ends the execution. */
    RUNTIME
  }

  static Failure of(@Nullable String error, @Nullable String cause) {
    return new Failure(error, cause, Kind.ORDINARY);
  }

  static Failure timeout() {
    return of("States.Timeout", null);
  }

  static Failure heartbeat() {
    return new Failure("States.Timeout", null, Kind.HEARTBEAT);
  }

  static Failure runtime(String cause) {
    return new Failure("States.Runtime", cause, Kind.RUNTIME);
  }

  /** More iterations of a Map failed than it tolerates. The words are believed. */
  static Failure threshold() {
    return of(
        "States.ExceedToleratedFailureThreshold",
        "The specified tolerated failure threshold was exceeded");
  }

  static Failure query(String cause) {
    return of("States.QueryEvaluationError", cause);
  }

  /**
   * Too large a payload. The guide says that States.ALL never catches it; recordings show that it
   * does where the payload is a task's result.
   */
  static Failure tooLarge(String subject, boolean taskResult) {
    return new Failure(
        "States.DataLimitExceeded",
        "The state/task '"
            + subject
            + "' returned a result with a size exceeding the maximum number of bytes service limit.",
        taskResult ? Kind.ORDINARY : Kind.TERMINAL);
  }

  /** Whether an entry of Retry or Catch with these names is for this failure. */
  boolean matches(List<String> errorEquals) {
    return kind != Kind.RUNTIME && errorEquals.stream().anyMatch(this::matches);
  }

  private boolean matches(String name) {
    return Objects.equals(name, error)
        || switch (name) {
          case "States.ALL" -> kind != Kind.TERMINAL;
          case "States.TaskFailed" ->
              kind != Kind.TERMINAL && !Objects.equals(error, "States.Timeout");
          case "States.HeartbeatTimeout" -> kind == Kind.HEARTBEAT;
          default -> false;
        };
  }

  /** What {@code $states.errorOutput} is, and a caught state's output. */
  ObjectNode errorOutput() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Error", error == null ? "" : error)
        .put("Cause", cause == null ? "" : cause);
  }

  /** Adds the members {@code error} and {@code cause}, as far as they exist, to event details. */
  ObjectNode into(ObjectNode details) {
    if (cause != null) {
      details.put("cause", cause);
    }
    if (error != null) {
      details.put("error", error);
    }
    return details;
  }
}
