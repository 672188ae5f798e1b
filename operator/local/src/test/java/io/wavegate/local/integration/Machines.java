package io.wavegate.local.integration;

import static io.wavegate.standins.eventbridge.EventBridgeStandIn.DEFAULT_BUS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.engine.ExecutionDescription;
import io.wavegate.engine.ExecutionStatus;
import io.wavegate.engine.HistoryEvent;
import io.wavegate.local.Shipped;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.local.store.H2ItemStore;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.eventbridge.Target;
import io.wavegate.standins.http.Directory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A cloud in which a test runs state machines of one task. */
final class Machines implements AutoCloseable {
  private final Scheduler scheduler = new Scheduler(7, Instant.parse("2026-03-02T09:00:00.123Z"));
  private final H2ItemStore store = H2ItemStore.inMemory();
  private final LocalCloud cloud;
  private final List<ObjectNode> events = new ArrayList<>();
  private final List<ObjectNode> put = new ArrayList<>();
  private int made;

  Machines() throws IOException {
    this.cloud =
        new LocalCloud(
            new LocalCloud.Parts(
                Shipped.HOME,
                new Place("111122223333", "eu-west-1"),
                scheduler,
                store,
                (start, completion) -> completion.found("commit-1", "Change", "")),
            new Directory(
                new Caller("111122223333", "eu-west-1", "arn:aws:iam::111122223333:user/x")));
    cloud.listen(events::add);
    cloud.eventBridge().putRule(DEFAULT_BUS, "team", "{\"source\": [\"team\"]}");
    cloud.eventBridge().putTarget(DEFAULT_BUS, "team", new Target("test", put::add));
  }

  LocalCloud cloud() {
    return cloud;
  }

  /** What the services have emitted, without what Step Functions tells of executions. */
  List<ObjectNode> events() {
    return events.stream()
        .filter(event -> !event.path("source").asText().equals("aws.states"))
        .toList();
  }

  /** What was put on the bus by others than AWS. */
  List<ObjectNode> put() {
    return put;
  }

  /** Starts a machine of one task. */
  String start(String resource, String arguments) {
    return start(resource, arguments, "");
  }

  /** The same, with more fields of its task, each after a comma. */
  String start(String resource, String arguments, String more) {
    String machine =
        cloud
            .engine()
            .createStateMachine(
                "test-" + made++,
                """
                {"QueryLanguage": "JSONata", "StartAt": "Call", "States": {
                  "Call": {"Type": "Task", "Resource": "arn:aws:states:::%s",
                           "Arguments": %s, "End": true%s}}}"""
                    .formatted(resource, arguments, more));
    return cloud.engine().startExecution(machine, "run", "{}").executionArn();
  }

  /** Lets time pass. */
  void pass(Duration span) {
    scheduler.run(() -> false, scheduler.now().plus(span));
  }

  ExecutionDescription described(String execution) {
    return cloud.engine().describeExecution(execution);
  }

  /** What a task answered within the present second. */
  JsonNode output(String resource, String arguments) {
    String execution = start(resource, arguments);
    pass(Duration.ofSeconds(1));
    return output(execution);
  }

  JsonNode output(String execution) {
    if (described(execution).status() instanceof ExecutionStatus.Succeeded succeeded) {
      return Json.parse(succeeded.output());
    }
    throw new AssertionError("has not succeeded: " + described(execution).status());
  }

  /** Error and cause of a task that fails within the present second. */
  String failure(String resource, String arguments) {
    String execution = start(resource, arguments);
    pass(Duration.ofSeconds(1));
    return failure(execution);
  }

  String failure(String execution) {
    if (described(execution).status() instanceof ExecutionStatus.Failed failed) {
      return failed.error() + ": " + failed.cause();
    }
    throw new AssertionError("has not failed: " + described(execution).status());
  }

  List<String> history(String execution) {
    return cloud.engine().getExecutionHistory(execution).stream().map(HistoryEvent::type).toList();
  }

  /** Calls a service as a person. */
  JsonNode call(ServiceTable table, String operation, String input) {
    try {
      return table.call(operation, Json.parse(input), cloud.person("team"));
    } catch (ServiceError e) {
      throw new AssertionError(e.code() + ": " + e.message(), e);
    }
  }

  @Override
  public void close() {
    scheduler.close();
    store.close();
  }
}
