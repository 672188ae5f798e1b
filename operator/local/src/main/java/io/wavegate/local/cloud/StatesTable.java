package io.wavegate.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.engine.Engine;
import io.wavegate.engine.EngineException;
import io.wavegate.engine.ExecutionDescription;
import io.wavegate.engine.HistoryEvent;
import io.wavegate.engine.StartedExecution;
import io.wavegate.engine.StateMachineSummary;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.model.OperationTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The engine as Step Functions' table of operations. */
final class StatesTable implements ServiceTable {
  private final Engine engine;
  private final ExpressMachines express;
  private final Supplier<String> names;
  private final OperationTable table;

  /**
   * Over an engine for Standard machines, and over Express ones.
   *
   * @param names names an execution that is started without a name
   */
  StatesTable(Engine engine, ExpressMachines express, Supplier<String> names) {
    this.engine = engine;
    this.express = express;
    this.names = names;
    this.table =
        new OperationTable("states", "ValidationException")
            .with("ListStateMachines", (in, caller) -> asked(() -> machines(in)))
            .with("DescribeStateMachine", (in, caller) -> asked(() -> machine(in)))
            .with("StartExecution", (in, caller) -> asked(() -> start(in)))
            .with("StartSyncExecution", (in, caller) -> asked(() -> startSync(in)))
            .with("ListExecutions", (in, caller) -> asked(() -> executions(in)))
            .with("DescribeExecution", (in, caller) -> asked(() -> describe(in)))
            .with("GetExecutionHistory", (in, caller) -> asked(() -> history(in)))
            .with("StopExecution", (in, caller) -> asked(() -> stop(in)))
            .with("SendTaskSuccess", (in, caller) -> asked(() -> success(in)))
            .with("SendTaskFailure", (in, caller) -> asked(() -> failure(in)))
            .with("SendTaskHeartbeat", (in, caller) -> asked(() -> heartbeat(in)));
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  private ObjectNode machines(JsonNode input) throws ServiceError {
    List<StateMachineSummary> all = new ArrayList<>(engine.listStateMachines());
    all.addAll(express.all());
    return new StatesPages<>(
            "stateMachines", all, false, machine -> StatesViews.listed(machine, type(machine)))
        .page(input);
  }

  private String type(StateMachineSummary machine) {
    return express.knows(machine.stateMachineArn()) ? "EXPRESS" : "STANDARD";
  }

  private ObjectNode machine(JsonNode input) throws ServiceError {
    String arn = input.path("stateMachineArn").asText();
    StateMachineSummary found =
        Stream.concat(engine.listStateMachines().stream(), express.all().stream())
            .filter(machine -> machine.stateMachineArn().equals(arn))
            .findFirst()
            .orElseThrow(
                () ->
                    ServiceError.badRequest(
                        "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'"));
    return StatesViews.described(found, type(found));
  }

  /** A Standard machine cannot be waited for. */
  private ObjectNode startSync(JsonNode input) throws ServiceError {
    String arn = input.path("stateMachineArn").asText();
    if (engine.listStateMachines().stream().anyMatch(m -> m.stateMachineArn().equals(arn))) {
      throw notOfThisType(arn);
    }
    return express.run(input);
  }

  /** What AWS starts and lets go is here only waited for. */
  private void demandStandard(JsonNode input) throws ServiceError {
    String arn = input.path("stateMachineArn").asText();
    if (express.knows(arn)) {
      throw notOfThisType(arn);
    }
  }

  private static ServiceError notOfThisType(String arn) {
    return ServiceError.badRequest(
        "StateMachineTypeNotSupported",
        "This operation is not supported by this type of state machine: '" + arn + "'");
  }

  private ObjectNode start(JsonNode input) throws ServiceError {
    demandStandard(input);
    String name = input.path("name").asText();
    StartedExecution started =
        engine.startExecution(
            input.path("stateMachineArn").asText(),
            name.isEmpty() ? names.get() : name,
            input.path("input").asText("{}"));
    return StatesViews.object()
        .put("executionArn", started.executionArn())
        .put("startDate", StatesViews.seconds(started.startDate()));
  }

  private ObjectNode executions(JsonNode input) throws ServiceError {
    if (input.path("stateMachineArn").asText().isEmpty()) {
      throw ServiceError.badRequest(
          "ValidationException", "stateMachineArn must be given: there are no map runs here");
    }
    demandStandard(input);
    List<ExecutionDescription> found =
        engine.listExecutions(
            input.path("stateMachineArn").asText(),
            Optional.ofNullable(input.path("statusFilter").textValue()));
    return new StatesPages<>("executions", found, true, StatesViews::listed).page(input);
  }

  private ObjectNode describe(JsonNode input) {
    return StatesViews.described(engine.describeExecution(input.path("executionArn").asText()));
  }

  private ObjectNode history(JsonNode input) throws ServiceError {
    List<HistoryEvent> events = engine.getExecutionHistory(input.path("executionArn").asText());
    boolean reverse = input.path("reverseOrder").asBoolean(false);
    boolean withPayloads = input.path("includeExecutionData").asBoolean(true);
    return new StatesPages<>(
            "events",
            reverse ? events.reversed() : events,
            reverse,
            event -> StatesViews.event(event, withPayloads))
        .page(input);
  }

  private ObjectNode stop(JsonNode input) {
    Instant stopped =
        engine.stopExecution(
            input.path("executionArn").asText(),
            input.path("error").textValue(),
            input.path("cause").textValue());
    return StatesViews.object().put("stopDate", StatesViews.seconds(stopped));
  }

  private ObjectNode success(JsonNode input) {
    engine.sendTaskSuccess(input.path("taskToken").asText(), input.path("output").asText());
    return StatesViews.object();
  }

  private ObjectNode failure(JsonNode input) {
    engine.sendTaskFailure(
        input.path("taskToken").asText(),
        input.path("error").textValue(),
        input.path("cause").textValue());
    return StatesViews.object();
  }

  private ObjectNode heartbeat(JsonNode input) {
    engine.sendTaskHeartbeat(input.path("taskToken").asText());
    return StatesViews.object();
  }

  /** What an operation does; its refusal is the engine's or a service's. */
  private interface Asked {
    ObjectNode answer() throws ServiceError;
  }

  private static JsonNode asked(Asked operation) throws ServiceError {
    try {
      return operation.answer();
    } catch (EngineException e) {
      throw ServiceError.badRequest(e.code(), String.valueOf(e.getMessage()));
    }
  }
}
