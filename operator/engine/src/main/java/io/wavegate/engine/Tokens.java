package io.wavegate.engine;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The task tokens given out: those that wait for their answer, and those that are closed. */
final class Tokens {
  private static final String PREFIX = "AQC8AAAAKgAAAAMAAAAAAAAA";

  private final EngineHost host;
  private final Map<String, TaskAttempt> open = new LinkedHashMap<>();
  private final Set<String> closed = new LinkedHashSet<>();

  Tokens(EngineHost host) {
    this.host = host;
  }

  /** A new token; it looks like those of Step Functions and says nothing of the task. */
  String issue() {
    byte[] id = (host.uuid() + host.uuid()).getBytes(StandardCharsets.UTF_8);
    return PREFIX + Base64.getEncoder().encodeToString(id);
  }

  void open(String token, TaskAttempt attempt) {
    open.put(token, attempt);
  }

  void close(String token) {
    if (open.remove(token) != null) {
      closed.add(token);
    }
  }

  /**
   * The attempt that waits for this token's answer.
   *
   * @throws EngineException {@code TaskTimedOut} if the task is over, {@code TaskDoesNotExist} if
   *     it never was, {@code InvalidToken} if it is no token
   */
  TaskAttempt waiting(String token) {
    TaskAttempt attempt = open.get(token);
    if (attempt != null) {
      return attempt;
    }
    if (closed.contains(token)) {
      throw new EngineException(
          "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
    }
    if (!token.startsWith(PREFIX)) {
      throw new EngineException("InvalidToken", "Invalid Token: 'Invalid token'");
    }
    throw new EngineException("TaskDoesNotExist", "Task does not exist: 'Provided task not found'");
  }
}
