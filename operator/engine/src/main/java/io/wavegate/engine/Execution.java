package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.engine.query.Json;
import io.wavegate.engine.query.QueryHost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One execution, from its start to the end of its history. */
final class Execution implements Strand.Owner {

  /**
   * What makes an execution.
   *
   * @param machine the machine as it was when the execution started: later updates do not touch it
   * @param input JSON text
   */
  record Request(String arn, String name, Machine machine, String input) {}

  private final Engine engine;
  private final EngineHost host;
  private final Request request;
  private final JsonNode input;
  private final Instant startDate;
  private final History history;
  private final List<Consumer<ExecutionDescription>> listeners = new ArrayList<>();
  private final Strand root;
  private ExecutionStatus status = new ExecutionStatus.Running();
  private int transitions;
  private @Nullable Cancellation timeout;

  Execution(Engine engine, EngineHost host, Request request) {
    this.engine = engine;
    this.host = host;
    this.request = request;
    this.input = Json.parse(request.input());
    this.startDate = host.now();
    this.history = new History(host);
    this.root = new Strand(this, request.machine().definition().flow(), Scope.root(), this);
  }

  void start() {
    ObjectNode details = History.payload(History.details(), "input", input);
    long unused = history.add("ExecutionStarted", 0, details.put("roleArn", roleArn()));
    request
        .machine()
        .definition()
        .timeoutSeconds()
        .ifPresent(
            seconds ->
                timeout = after(Duration.ofSeconds(seconds), "execution timeout", this::timeOut));
    // Recorded: the first state's event follows none, not ExecutionStarted.
    root.start(input, 0);
    host.statusChanged(describe());
  }

  EngineHost host() {
    return host;
  }

  Tokens tokens() {
    return engine.tokens();
  }

  String region() {
    return engine.region();
  }

  String roleArn() {
    return engine.roleArn();
  }

  History history() {
    return history;
  }

  String arn() {
    return request.arn();
  }

  String name() {
    return request.name();
  }

  Machine machine() {
    return request.machine();
  }

  JsonNode input() {
    return input;
  }

  String inputText() {
    return request.input();
  }

  Instant startDate() {
    return startDate;
  }

  ExecutionStatus status() {
    return status;
  }

  boolean isRunning() {
    return status instanceof ExecutionStatus.Running;
  }

  int transitions() {
    return transitions;
  }

  void countTransition() {
    transitions++;
  }

  QueryHost queries() {
    return new HostQueries(host);
  }

  void perform(TaskCall call, TaskAttempt attempt) {
    engine.perform(call, attempt);
  }

  void onEnd(Consumer<ExecutionDescription> listener) {
    if (isRunning()) {
      listeners.add(listener);
    } else {
      listener.accept(describe());
    }
  }

  Cancellation soon(String label, Runnable action) {
    return at(host.now(), label, action);
  }

  Cancellation after(Duration delay, String label, Runnable action) {
    return at(host.now().plus(delay), label, action);
  }

  Cancellation at(Instant due, String label, Runnable action) {
    String what = "sfn " + machine().name() + "/" + name() + " " + label;
    return host.at(due, what, () -> guard(action));
  }

  /** Runs a piece of the execution; nothing runs once it has ended. */
  void guard(Runnable action) {
    if (!isRunning()) {
      return;
    }
    try {
      action.run();
    } catch (History.Full e) {
      failed(root, Failure.runtime(String.valueOf(e.getMessage())));
    }
  }

  @Override
  public void succeeded(Strand strand, JsonNode output) {
    ObjectNode details = History.payload(History.details(), "output", output);
    end(
        "ExecutionSucceeded",
        details,
        new ExecutionStatus.Succeeded(host.now(), Json.text(output)));
  }

  @Override
  public void failed(Strand strand, Failure failure) {
    root.lastEvent(strand.lastEvent());
    end(
        "ExecutionFailed",
        failure.into(History.details()),
        new ExecutionStatus.Failed(host.now(), failure.error(), failure.cause()));
  }

  /** The error stands in the history alone: DescribeExecution has none (reported). */
  private void timeOut() {
    root.lastEvent(0);
    ObjectNode details = Failure.timeout().into(History.details());
    end("ExecutionTimedOut", details, new ExecutionStatus.TimedOut(host.now()));
  }

  /** StopExecution. */
  void abort(@Nullable String error, @Nullable String cause) {
    root.lastEvent(0);
    ObjectNode details = Failure.of(error, cause).into(History.details());
    end("ExecutionAborted", details, new ExecutionStatus.Aborted(host.now(), error, cause));
  }

  /** What ends an execution from outside follows no event; what ends it from inside, the last. */
  private void end(String event, ObjectNode details, ExecutionStatus ended) {
    history.addLast(event, root.lastEvent(), details);
    status = ended;
    root.stop(null);
    if (timeout != null) {
      timeout.cancel();
    }
    host.statusChanged(describe());
    listeners.forEach(listener -> listener.accept(describe()));
    listeners.clear();
  }

  ExecutionDescription describe() {
    return new ExecutionDescription(
        arn(), machine().arn(), name(), startDate, request.input(), status);
  }
}
