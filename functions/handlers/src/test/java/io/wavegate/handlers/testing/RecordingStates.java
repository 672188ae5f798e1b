package io.wavegate.handlers.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.model.OperationTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Step Functions, as far as handlers speak to it: executions by name, sleeping tasks, and what
 * {@code lever-look} finds of artefacts.
 */
public final class RecordingStates implements ServiceTable {
  private final Map<String, Started> executions = new LinkedHashMap<>();
  private final Map<String, Woken> errors = new LinkedHashMap<>();
  private final Set<String> sleeping = new LinkedHashSet<>();
  private final List<Woken> woken = new ArrayList<>();
  private final TestLevers levers = new TestLevers();
  private final List<Told> told = new ArrayList<>();
  private final List<String> alive = new ArrayList<>();
  private final OperationTable table =
      new OperationTable("states", "ValidationException")
          .with("StartExecution", (in, caller) -> start(in))
          .with("StartSyncExecution", (in, caller) -> levers.run(in))
          .with("DescribeExecution", (in, caller) -> describe(in))
          .with("SendTaskFailure", (in, caller) -> fail(in))
          .with("SendTaskSuccess", (in, caller) -> succeed(in))
          .with("SendTaskHeartbeat", (in, caller) -> alive(in));

  /**
   * An execution that was started.
   *
   * @param status RUNNING, or how it ended
   */
  public record Started(String machine, String name, String input, String status) {
    private String arn() {
      return machine.replace(":stateMachine:", ":execution:") + ":" + name;
    }
  }

  /** A task that was failed. */
  public record Woken(String token, String error, String cause) {}

  /** A task that was given its result. */
  public record Told(String token, String output) {}

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  /** The machines of levers. */
  public TestLevers levers() {
    return levers;
  }

  /** All executions, in the order of their start. */
  public List<Started> started() {
    return List.copyOf(executions.values());
  }

  /** The names of all executions of the rollback's machine. */
  public List<String> rollbacks() {
    return executions.values().stream()
        .filter(started -> started.machine().endsWith("rollback"))
        .map(Started::name)
        .toList();
  }

  /** Ends an execution, as FAILED for instance; its name is taken from then on. */
  public void end(String name, String status) {
    if (!executions.containsKey(name)) {
      throw new AssertionError("no execution " + name + " among " + executions.keySet());
    }
    executions.computeIfPresent(
        name, (unused, e) -> new Started(e.machine(), e.name(), e.input(), status));
  }

  /** Ends an execution that was started before anybody looked, with an error. */
  public void ended(Started execution, String error, String cause) {
    executions.put(execution.name(), execution);
    errors.put(execution.name(), new Woken("", error, cause));
  }

  /** Forgets an execution, as a crash before its start, or 90 days, would. */
  public void forget(String name) {
    executions.remove(name);
  }

  /** A task sleeps on a token. */
  public void sleepOn(String token) {
    sleeping.add(token);
  }

  /** The tasks that were woken. */
  public List<Woken> woken() {
    return List.copyOf(woken);
  }

  /** What {@code lever-look} was asked, first to last. */
  public List<String> looks() {
    return levers.looks();
  }

  /** From now on the one artefact of every stage is found so. */
  public void keeps(String storage, String why) {
    levers.keeps(storage, why);
  }

  /** The tasks that were given a result. */
  public List<Told> told() {
    return List.copyOf(told);
  }

  /** The tokens of the tasks of which was told that somebody works on them. */
  public List<String> alive() {
    return List.copyOf(alive);
  }

  /** A task that slept is over: its time was up, or its branch was stopped. */
  public void giveUp(String token) {
    sleeping.remove(token);
  }

  private JsonNode start(JsonNode input) throws ServiceError {
    String name = input.path("name").asText();
    // Whatever it is started by, an execution belongs to the machine.
    String machine =
        input.path("stateMachineArn").asText().replaceFirst("(:stateMachine:[^:]+):[^:]+$", "$1");
    Started known = executions.get(name);
    Started wanted = new Started(machine, name, input.path("input").asText(), "RUNNING");
    if (known != null && !known.equals(wanted)) {
      throw ServiceError.badRequest(
          "ExecutionAlreadyExists", "Execution Already Exists: '" + name + "'");
    }
    executions.putIfAbsent(name, wanted);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("executionArn", wanted.arn());
    return answer.put("startDate", 1_772_442_000);
  }

  private JsonNode describe(JsonNode input) throws ServiceError {
    String arn = input.path("executionArn").asText();
    Started found =
        executions.values().stream()
            .filter(execution -> execution.arn().equals(arn))
            .findFirst()
            .orElseThrow(
                () ->
                    ServiceError.badRequest(
                        "ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'"));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    Optional.ofNullable(errors.get(found.name()))
        .ifPresent(e -> answer.put("error", e.error()).put("cause", e.cause()));
    return answer
        .put("executionArn", arn)
        .put("stateMachineArn", found.machine())
        .put("name", found.name())
        .put("status", found.status())
        .put("startDate", 1_772_442_000)
        .put("input", found.input());
  }

  private JsonNode fail(JsonNode input) throws ServiceError {
    String token = closed(input);
    woken.add(new Woken(token, input.path("error").asText(), input.path("cause").asText()));
    return JsonNodeFactory.instance.objectNode();
  }

  private JsonNode succeed(JsonNode input) throws ServiceError {
    told.add(new Told(closed(input), input.path("output").asText()));
    return JsonNodeFactory.instance.objectNode();
  }

  private JsonNode alive(JsonNode input) throws ServiceError {
    String token = closed(input);
    sleeping.add(token);
    alive.add(token);
    return JsonNodeFactory.instance.objectNode();
  }

  private String closed(JsonNode input) throws ServiceError {
    String token = input.path("taskToken").asText();
    if (!sleeping.remove(token)) {
      throw ServiceError.badRequest(
          "TaskTimedOut", "Task Timed Out: 'Provided task " + token + " does not exist anymore'");
    }
    return token;
  }
}
