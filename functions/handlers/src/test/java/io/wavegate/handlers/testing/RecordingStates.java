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
import java.util.Set;

/** Step Functions, as far as handlers speak to it: executions by name, and sleeping tasks. */
public final class RecordingStates implements ServiceTable {
  private final Map<String, Started> executions = new LinkedHashMap<>();
  private final Set<String> sleeping = new LinkedHashSet<>();
  private final List<Woken> woken = new ArrayList<>();
  private final OperationTable table =
      new OperationTable("states", "ValidationException")
          .with("StartExecution", (in, caller) -> start(in))
          .with("SendTaskFailure", (in, caller) -> fail(in));

  /** An execution that was started. */
  public record Started(String machine, String name, String input, boolean running) {}

  /** A task that was failed. */
  public record Woken(String token, String error, String cause) {}

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
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

  /** Ends an execution; its name is taken from then on. */
  public void end(String name) {
    executions.computeIfPresent(
        name, (unused, e) -> new Started(e.machine(), e.name(), e.input(), false));
  }

  /** A task sleeps on a token. */
  public void sleepOn(String token) {
    sleeping.add(token);
  }

  /** The tasks that were woken. */
  public List<Woken> woken() {
    return List.copyOf(woken);
  }

  private JsonNode start(JsonNode input) throws ServiceError {
    String name = input.path("name").asText();
    String machine = input.path("stateMachineArn").asText();
    Started known = executions.get(name);
    Started wanted = new Started(machine, name, input.path("input").asText(), true);
    if (known != null && !known.equals(wanted)) {
      throw ServiceError.badRequest(
          "ExecutionAlreadyExists", "Execution Already Exists: '" + name + "'");
    }
    executions.putIfAbsent(name, wanted);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("executionArn", machine.replace(":stateMachine:", ":execution:") + ":" + name);
    return answer.put("startDate", 1_772_442_000);
  }

  private JsonNode fail(JsonNode input) throws ServiceError {
    String token = input.path("taskToken").asText();
    if (!sleeping.remove(token)) {
      throw ServiceError.badRequest(
          "TaskTimedOut", "Task Timed Out: 'Provided task " + token + " does not exist anymore'");
    }
    woken.add(new Woken(token, input.path("error").asText(), input.path("cause").asText()));
    return JsonNodeFactory.instance.objectNode();
  }
}
