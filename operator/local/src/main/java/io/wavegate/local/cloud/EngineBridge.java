package io.wavegate.local.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.engine.Cancellation;
import io.wavegate.engine.EngineHost;
import io.wavegate.engine.ExecutionDescription;
import io.wavegate.engine.ExecutionStatus;
import io.wavegate.engine.TaskCall;
import io.wavegate.engine.TaskReply;
import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.local.integration.Integrations;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.EventSink;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The scheduler and the stand-ins, as the engine sees them. */
final class EngineBridge implements EngineHost {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Scheduler scheduler;
  private final Integrations integrations;
  private final EventSink events;
  private final Place place;

  EngineBridge(Scheduler scheduler, Integrations integrations, EventSink events, Place place) {
    this.scheduler = scheduler;
    this.integrations = integrations;
    this.events = events;
    this.place = place;
  }

  @Override
  public Instant now() {
    return scheduler.now();
  }

  @Override
  public Cancellation at(Instant due, String label, Runnable action) {
    return scheduler.at(due, label, action)::run;
  }

  @Override
  public String uuid() {
    return scheduler.uuid();
  }

  @Override
  public double random() {
    return scheduler.random();
  }

  @Override
  public void perform(TaskCall call, TaskReply reply) {
    integrations.perform(call, reply);
  }

  @Override
  public void statusChanged(ExecutionDescription execution) {
    ObjectNode event =
        JSON.createObjectNode()
            .put("version", "0")
            .put("id", scheduler.uuid())
            .put("detail-type", "Step Functions Execution Status Change")
            .put("source", "aws.states")
            .put("account", place.account())
            .put("time", now().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("region", place.region());
    event.putArray("resources").add(execution.executionArn());
    event.set("detail", detail(execution));
    events.emit(event);
  }

  private static ObjectNode detail(ExecutionDescription execution) {
    ObjectNode detail =
        JSON.createObjectNode()
            .put("executionArn", execution.executionArn())
            .put("stateMachineArn", execution.stateMachineArn())
            .put("name", execution.name())
            .put("status", execution.status().word())
            .put("startDate", execution.startDate().toEpochMilli())
            .put("input", execution.input());
    execution
        .status()
        .stopDate()
        .ifPresentOrElse(
            stop -> detail.put("stopDate", stop.toEpochMilli()), () -> detail.putNull("stopDate"));
    detail.putObject("inputDetails").put("included", true);
    switch (execution.status()) {
      case ExecutionStatus.Running running -> detail.putNull("output");
      case ExecutionStatus.Succeeded succeeded -> detail.put("output", succeeded.output());
      case ExecutionStatus.Failed failed ->
          detail.putNull("output").put("error", failed.error()).put("cause", failed.cause());
      case ExecutionStatus.TimedOut timedOut -> detail.putNull("output");
      case ExecutionStatus.Aborted aborted ->
          detail.putNull("output").put("error", aborted.error()).put("cause", aborted.cause());
    }
    return detail;
  }
}
