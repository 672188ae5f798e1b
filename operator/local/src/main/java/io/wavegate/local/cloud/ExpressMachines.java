package io.wavegate.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.engine.Engine;
import io.wavegate.engine.ExecutionDescription;
import io.wavegate.engine.ExecutionStatus;
import io.wavegate.engine.StateMachineSummary;
import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.standins.ServiceError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Express state machines of an account and Region, which run while their caller waits (API
 * reference, StartSyncExecution; developer guide, Choosing workflow type): nothing of them is kept,
 * and no event tells of them.
 */
final class ExpressMachines {
  private static final int MEMORY = 64;
  private static final int BILLED_STEP = 100;

  private final ExpressRun.Outside outside;
  private final Place place;
  private final Map<String, StateMachineSummary> machines = new LinkedHashMap<>();

  ExpressMachines(ExpressRun.Outside outside, Place place) {
    this.outside = outside;
    this.place = place;
  }

  /**
   * Adds one.
   *
   * @throws io.wavegate.engine.InvalidDefinitionException with every problem found
   */
  void add(String name, String definition) {
    Engine engine = engine(new ExpressRun(outside));
    String arn = engine.createStateMachine(name, definition);
    machines.put(arn, engine.listStateMachines().getFirst());
  }

  boolean knows(String arn) {
    return machines.containsKey(arn);
  }

  List<StateMachineSummary> all() {
    return new ArrayList<>(machines.values());
  }

  private Engine engine(ExpressRun run) {
    return new Engine(run, place.region(), place.account());
  }

  /**
   * StartSyncExecution: the execution's end, whatever it is.
   *
   * @throws ServiceError StateMachineDoesNotExist
   */
  ObjectNode run(JsonNode request) throws ServiceError {
    String arn = request.path("stateMachineArn").asText();
    StateMachineSummary machine = machines.get(arn);
    if (machine == null) {
      throw ServiceError.badRequest(
          "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }
    ExpressRun run = new ExpressRun(outside);
    Engine engine = engine(run);
    String name = request.path("name").asText(outside.world().uuid());
    String started = engine.createStateMachine(machine.name(), machine.definition());
    String execution =
        engine.startExecution(started, name, request.path("input").asText("{}")).executionArn();
    return answer(run.toEnd(() -> engine.describeExecution(execution)));
  }

  private ObjectNode answer(ExecutionDescription ended) {
    Instant stop = ended.status().stopDate().orElse(ended.startDate());
    ObjectNode answer =
        StatesViews.object()
            .put(
                "executionArn",
                ended.executionArn().replace(":execution:", ":express:")
                    + ":"
                    + outside.world().uuid())
            .put("stateMachineArn", ended.stateMachineArn())
            .put("name", ended.name())
            .put("startDate", StatesViews.seconds(ended.startDate()))
            .put("stopDate", StatesViews.seconds(stop))
            .put("status", ended.status().word());
    StatesViews.payload(answer, "input", ended.input());
    end(answer, ended.status());
    long millis = Duration.between(ended.startDate(), stop).toMillis();
    answer
        .putObject("billingDetails")
        .put("billedMemoryUsedInMB", MEMORY)
        .put(
            "billedDurationInMilliseconds",
            Math.max(1, Math.ceilDiv(millis, BILLED_STEP)) * BILLED_STEP);
    return answer;
  }

  private static void end(ObjectNode answer, ExecutionStatus status) {
    switch (status) {
      case ExecutionStatus.Succeeded succeeded ->
          StatesViews.payload(answer, "output", succeeded.output());
      case ExecutionStatus.Failed failed -> {
        Optional.ofNullable(failed.error()).ifPresent(error -> answer.put("error", error));
        Optional.ofNullable(failed.cause()).ifPresent(cause -> answer.put("cause", cause));
      }
      case ExecutionStatus.TimedOut timedOut -> {}
      case ExecutionStatus.Running running -> throw notOver(status);
      case ExecutionStatus.Aborted aborted -> throw notOver(status);
    }
  }

  private static IllegalStateException notOver(ExecutionStatus status) {
    return new IllegalStateException("an Express execution that is waited for is " + status);
  }
}
