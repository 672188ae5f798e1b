package io.wavegate.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.engine.Engine;
import io.wavegate.engine.EngineException;
import io.wavegate.engine.ExecutionDescription;
import io.wavegate.engine.ExecutionStatus;
import io.wavegate.engine.StartedExecution;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.model.OperationTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Supplier;

/** The engine as Step Functions' table of operations. */
final class StatesTable implements ServiceTable {
  private final Engine engine;
  private final OperationTable table;

  StatesTable(Engine engine) {
    this.engine = engine;
    this.table =
        new OperationTable("states", "ValidationException")
            .with("StartExecution", (in, caller) -> asked(() -> start(in)))
            .with("SendTaskSuccess", (in, caller) -> asked(() -> success(in)))
            .with("SendTaskFailure", (in, caller) -> asked(() -> failure(in)))
            .with("DescribeExecution", (in, caller) -> asked(() -> describe(in)))
            .with("StopExecution", (in, caller) -> asked(() -> stop(in)));
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  private ObjectNode start(JsonNode input) {
    StartedExecution started =
        engine.startExecution(
            input.path("stateMachineArn").asText(),
            input.path("name").asText(),
            input.path("input").asText("{}"));
    ObjectNode answer = object().put("executionArn", started.executionArn());
    answer.put("startDate", seconds(started.startDate()));
    return answer;
  }

  private ObjectNode success(JsonNode input) {
    engine.sendTaskSuccess(input.path("taskToken").asText(), input.path("output").asText());
    return object();
  }

  private ObjectNode failure(JsonNode input) {
    engine.sendTaskFailure(
        input.path("taskToken").asText(),
        input.path("error").textValue(),
        input.path("cause").textValue());
    return object();
  }

  private ObjectNode describe(JsonNode input) {
    ExecutionDescription found = engine.describeExecution(input.path("executionArn").asText());
    ObjectNode answer =
        object()
            .put("executionArn", found.executionArn())
            .put("stateMachineArn", found.stateMachineArn())
            .put("name", found.name())
            .put("status", found.status().word())
            .put("startDate", seconds(found.startDate()))
            .put("input", found.input());
    found.status().stopDate().ifPresent(stop -> answer.put("stopDate", seconds(stop)));
    return ended(answer, found.status());
  }

  private static ObjectNode ended(ObjectNode answer, ExecutionStatus status) {
    return switch (status) {
      case ExecutionStatus.Running running -> answer;
      case ExecutionStatus.Succeeded succeeded -> answer.put("output", succeeded.output());
      case ExecutionStatus.Failed failed ->
          answer.put("error", failed.error()).put("cause", failed.cause());
      case ExecutionStatus.TimedOut timedOut -> answer;
      case ExecutionStatus.Aborted aborted ->
          answer.put("error", aborted.error()).put("cause", aborted.cause());
    };
  }

  private ObjectNode stop(JsonNode input) {
    Instant stopped =
        engine.stopExecution(
            input.path("executionArn").asText(),
            input.path("error").textValue(),
            input.path("cause").textValue());
    return object().put("stopDate", seconds(stopped));
  }

  private static JsonNode asked(Supplier<ObjectNode> operation) throws ServiceError {
    try {
      return operation.get();
    } catch (EngineException e) {
      throw ServiceError.badRequest(e.code(), String.valueOf(e.getMessage()));
    }
  }

  private static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
