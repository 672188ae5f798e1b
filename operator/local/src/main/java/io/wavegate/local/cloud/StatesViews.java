package io.wavegate.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.engine.ExecutionDescription;
import io.wavegate.engine.ExecutionStatus;
import io.wavegate.engine.HistoryEvent;
import io.wavegate.engine.StateMachineSummary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Step Functions tells of machines, executions and events, in the form of its API. */
final class StatesViews {
  private static final List<String> PAYLOADS = List.of("input", "output", "parameters");

  private StatesViews() {}

  /** One of ListStateMachines. */
  static ObjectNode listed(StateMachineSummary machine, String type) {
    return object()
        .put("stateMachineArn", machine.stateMachineArn())
        .put("name", machine.name())
        .put("type", type)
        .put("creationDate", seconds(machine.creationDate()));
  }

  /** DescribeStateMachine; the role is the one that executions are told in their context. */
  static ObjectNode described(StateMachineSummary machine, String type) {
    String account = machine.stateMachineArn().split(":", -1)[4];
    return listed(machine, type)
        .put("status", "ACTIVE")
        .put("definition", machine.definition())
        .put("roleArn", "arn:aws:iam::" + account + ":role/StepFunctionsExecutionRole")
        .put("revisionId", machine.revisionId());
  }

  /** One of ListExecutions. */
  static ObjectNode listed(ExecutionDescription execution) {
    ObjectNode view =
        object()
            .put("executionArn", execution.executionArn())
            .put("stateMachineArn", execution.stateMachineArn())
            .put("name", execution.name())
            .put("status", execution.status().word())
            .put("startDate", seconds(execution.startDate()));
    execution.status().stopDate().ifPresent(stop -> view.put("stopDate", seconds(stop)));
    return view;
  }

  /** DescribeExecution. What there is not is left out; nothing is redriven here. */
  static ObjectNode described(ExecutionDescription execution) {
    ObjectNode answer = listed(execution);
    payload(answer, "input", execution.input());
    switch (execution.status()) {
      case ExecutionStatus.Succeeded succeeded -> payload(answer, "output", succeeded.output());
      case ExecutionStatus.Failed failed -> reason(answer, failed.error(), failed.cause());
      case ExecutionStatus.Aborted aborted -> reason(answer, aborted.error(), aborted.cause());
      case ExecutionStatus.Running running -> {}
      case ExecutionStatus.TimedOut timedOut -> {}
    }
    return redrive(answer.put("redriveCount", 0), execution.status());
  }

  static void payload(ObjectNode answer, String member, String text) {
    answer.put(member, text).putObject(member + "Details").put("included", true);
  }

  private static void reason(ObjectNode answer, @Nullable String error, @Nullable String cause) {
    if (error != null) {
      answer.put("error", error);
    }
    if (cause != null) {
      answer.put("cause", cause);
    }
  }

  private static ObjectNode redrive(ObjectNode answer, ExecutionStatus status) {
    boolean redrivable =
        switch (status) {
          case ExecutionStatus.Running running -> false;
          case ExecutionStatus.Succeeded succeeded -> false;
          case ExecutionStatus.Failed failed -> true;
          case ExecutionStatus.TimedOut timedOut -> true;
          case ExecutionStatus.Aborted aborted -> true;
        };
    if (!redrivable) {
      answer.put(
          "redriveStatusReason", "Execution is %s and cannot be redriven".formatted(status.word()));
    }
    return answer.put("redriveStatus", redrivable ? "REDRIVABLE" : "NOT_REDRIVABLE");
  }

  /** One of GetExecutionHistory. */
  static ObjectNode event(HistoryEvent event, boolean withPayloads) {
    ObjectNode view = event.toJson();
    view.put("timestamp", seconds(event.timestamp()));
    JsonNode details = view.path(event.detailsMember());
    if (!withPayloads && details instanceof ObjectNode members) {
      members.remove(PAYLOADS);
    }
    return view;
  }

  static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
