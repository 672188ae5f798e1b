package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.query.Json;
import java.util.List;
import java.util.function.BiConsumer;

/** An engine with one state machine, on a test host. */
final class Fixture {
  final TestHost host;
  final Engine engine;
  final String machine;

  private Fixture(TestHost host, String definition) {
    this.host = host;
    this.engine = new Engine(host, "eu-west-1", "111122223333");
    this.machine = engine.createStateMachine("gate", definition);
  }

  static Fixture of(String definition) {
    return new Fixture(TestHost.withoutService(), definition);
  }

  static Fixture of(String definition, BiConsumer<TaskCall, TaskReply> service) {
    return new Fixture(new TestHost(service), definition);
  }

  static Fixture seeded(long seed, String definition, BiConsumer<TaskCall, TaskReply> service) {
    return new Fixture(new TestHost(seed, service), definition);
  }

  /** A machine of these states in JSONata; the first one is where it starts. */
  static String states(String first, String states) {
    return """
        {"QueryLanguage": "JSONata", "StartAt": "%s", "States": {%s}}"""
        .formatted(first, states);
  }

  /** Starts an execution named {@code x}. */
  String start(String input) {
    return engine.startExecution(machine, "x", input).executionArn();
  }

  /** Starts an execution named {@code x} and runs it to its end. */
  ExecutionDescription run(String input) {
    String arn = start(input);
    host.runUntilIdle();
    return engine.describeExecution(arn);
  }

  ExecutionStatus status(String arn) {
    return engine.describeExecution(arn).status();
  }

  /** The only execution's event types. */
  List<String> types() {
    return engine.getExecutionHistory(arn()).stream().map(HistoryEvent::type).toList();
  }

  String arn() {
    return machine.replace(":stateMachine:", ":execution:") + ":x";
  }

  /** The token of the task that the host was called with last. */
  String lastToken() {
    return host.calls.get(host.calls.size() - 1).taskToken().orElseThrow();
  }

  /** The output of a succeeded execution. */
  static JsonNode output(ExecutionDescription execution) {
    return switch (execution.status()) {
      case ExecutionStatus.Succeeded s -> Json.parse(s.output());
      case ExecutionStatus.Running s -> throw new AssertionError(execution);
      case ExecutionStatus.Failed s -> throw new AssertionError(execution);
      case ExecutionStatus.TimedOut s -> throw new AssertionError(execution);
      case ExecutionStatus.Aborted s -> throw new AssertionError(execution);
    };
  }

  /** The error and cause of a failed execution. */
  static ExecutionStatus.Failed failure(ExecutionDescription execution) {
    if (execution.status() instanceof ExecutionStatus.Failed failed) {
      return failed;
    }
    throw new AssertionError(execution);
  }
}
