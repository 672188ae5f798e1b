package io.wavegate.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Step Functions of one account and Region: Standard workflows in JSONata, interpreted.
 *
 * <p>Single-threaded and deterministic: with the same host it does the same, event for event. Its
 * operations are those of the Step Functions API and refuse what that refuses, with the same error
 * codes.
 */
public final class Engine {
  /** How long the name of a closed execution stays taken, and its history readable. */
  private static final Duration RETENTION = Duration.ofDays(90);

  private final EngineHost host;
  private final String region;
  private final String accountId;
  private final Tokens tokens;
  private final NestedExecutions nested;
  private final Map<String, Machine> machines = new LinkedHashMap<>();
  private final Map<String, String> aliases = new LinkedHashMap<>();
  private final Map<String, Execution> executions = new LinkedHashMap<>();

  /**
   * An engine without state machines.
   *
   * @param host time, timers, ids and the calls of tasks
   * @param region e.g. {@code eu-west-1}, for ARNs
   * @param accountId twelve digits, for ARNs
   */
  public Engine(EngineHost host, String region, String accountId) {
    this.host = host;
    this.region = region;
    this.accountId = accountId;
    this.tokens = new Tokens(host);
    this.nested = new NestedExecutions(this, host);
  }

  /**
   * Creates a state machine; does nothing if there is one of that name and definition.
   *
   * @param name unique in this engine
   * @param definitionJson Amazon States Language; every state in JSONata
   * @return its ARN
   * @throws InvalidDefinitionException with every problem found
   * @throws EngineException {@code InvalidName}, {@code StateMachineAlreadyExists}
   */
  public String createStateMachine(String name, String definitionJson) {
    Requests.name(name);
    String arn = arn("stateMachine", name);
    Machine existing = machines.get(arn);
    if (existing != null && existing.summary().definition().equals(definitionJson)) {
      return arn;
    }
    if (existing != null) {
      throw new EngineException(
          "StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
    }
    machines.put(arn, Machine.create(arn, name, definitionJson, host.now()));
    return arn;
  }

  /**
   * Gives a state machine another definition. Executions that run keep the one they started with.
   *
   * @return the new revision's id
   * @throws InvalidDefinitionException with every problem found; the old definition stays
   * @throws EngineException {@code StateMachineDoesNotExist}
   */
  public String updateStateMachine(String stateMachineArn, String definitionJson) {
    Machine updated = machine(stateMachineArn).updated(definitionJson);
    machines.put(stateMachineArn, updated);
    return updated.summary().revisionId();
  }

  /**
   * Names what is published of a state machine. As with a deployment that publishes every change,
   * the alias always stands for the latest definition.
   *
   * @return the alias's ARN: executions can be started by it, and belong to the machine
   * @throws EngineException {@code StateMachineDoesNotExist}, {@code InvalidName}
   */
  public String createStateMachineAlias(String stateMachineArn, String alias) {
    Requests.name(alias);
    String arn = machine(stateMachineArn).arn() + ":" + alias;
    aliases.put(arn, stateMachineArn);
    return arn;
  }

  /** All state machines, in the order of their creation. */
  public List<StateMachineSummary> listStateMachines() {
    return machines.values().stream().map(Machine::summary).toList();
  }

  /**
   * Starts an execution; its first state is entered in a continuation.
   *
   * <p>With the name and input of a running execution nothing is started, and the running one is
   * answered.
   *
   * @param name 1 to 80 characters; names of closed executions are free again after 90 days
   * @param inputJson JSON text, at most 262,144 bytes
   * @throws EngineException {@code StateMachineDoesNotExist}, {@code InvalidName}, {@code
   *     InvalidExecutionInput}, {@code ExecutionAlreadyExists} if the name belongs to a closed
   *     execution or to a running one with another input, {@code ValidationException} if the input
   *     is too long
   */
  public StartedExecution startExecution(String stateMachineArn, String name, String inputJson) {
    Machine machine = machine(stateMachineArn);
    Requests.name(name);
    Requests.input(inputJson);
    String arn = arn("execution", machine.name() + ":" + name);
    Execution existing = executions.get(arn);
    if (existing != null && !expired(existing)) {
      if (existing.isRunning() && existing.inputText().equals(inputJson)) {
        return new StartedExecution(arn, existing.startDate());
      }
      throw new EngineException(
          "ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
    }
    Execution started =
        new Execution(this, host, new Execution.Request(arn, name, machine, inputJson));
    executions.remove(arn);
    executions.put(arn, started);
    started.start();
    return new StartedExecution(arn, started.startDate());
  }

  private boolean expired(Execution execution) {
    Optional<Instant> stopped = execution.status().stopDate();
    return stopped.isPresent() && stopped.get().plus(RETENTION).isBefore(host.now());
  }

  /**
   * Ends a {@code .waitForTaskToken} task successfully.
   *
   * @param token from {@code $states.context.Task.Token}
   * @param outputJson the task's result, JSON text
   * @throws EngineException {@code TaskTimedOut} if the task is over, whatever ended it; {@code
   *     TaskDoesNotExist}, {@code InvalidToken}, {@code InvalidOutput}
   */
  public void sendTaskSuccess(String token, String outputJson) {
    var output = Requests.output(outputJson);
    tokens.waiting(token).answerSuccess(output);
  }

  /**
   * Fails a {@code .waitForTaskToken} task.
   *
   * @param error the error's name, for Retry and Catch
   * @param cause the explanation
   * @throws EngineException {@code TaskTimedOut}, {@code TaskDoesNotExist}, {@code InvalidToken}
   */
  public void sendTaskFailure(String token, @Nullable String error, @Nullable String cause) {
    tokens.waiting(token).answerFailure(error, cause);
  }

  /**
   * Tells that a {@code .waitForTaskToken} task is alive: its {@code HeartbeatSeconds} begin anew,
   * its {@code TimeoutSeconds} do not.
   *
   * @throws EngineException {@code TaskTimedOut}, {@code TaskDoesNotExist}, {@code InvalidToken}
   */
  public void sendTaskHeartbeat(String token) {
    tokens.waiting(token).answerHeartbeat();
  }

  /**
   * Ends an execution; does nothing to one that has ended.
   *
   * @return when it ended
   * @throws EngineException {@code ExecutionDoesNotExist}
   */
  public Instant stopExecution(
      String executionArn, @Nullable String error, @Nullable String cause) {
    Execution execution = execution(executionArn);
    if (execution.isRunning()) {
      execution.abort(error, cause);
    }
    return execution.status().stopDate().orElseGet(host::now);
  }

  /**
   * One execution.
   *
   * @throws EngineException {@code ExecutionDoesNotExist}
   */
  public ExecutionDescription describeExecution(String executionArn) {
    return execution(executionArn).describe();
  }

  /**
   * The executions of a state machine, newest first.
   *
   * @param statusFilter one of the API's words, e.g. {@code RUNNING}; empty for all
   * @throws EngineException {@code StateMachineDoesNotExist}
   */
  public List<ExecutionDescription> listExecutions(
      String stateMachineArn, Optional<String> statusFilter) {
    String arn = machine(stateMachineArn).arn();
    List<ExecutionDescription> found = new ArrayList<>();
    for (Execution execution : executions.values()) {
      if (execution.machine().arn().equals(arn)
          && statusFilter.map(execution.status().word()::equals).orElse(true)) {
        found.add(execution.describe());
      }
    }
    Collections.reverse(found);
    return found;
  }

  /**
   * The history so far, oldest event first.
   *
   * @throws EngineException {@code ExecutionDoesNotExist}
   */
  public List<HistoryEvent> getExecutionHistory(String executionArn) {
    return execution(executionArn).history().events();
  }

  /**
   * What an execution has used so far.
   *
   * @throws EngineException {@code ExecutionDoesNotExist}
   */
  public ExecutionCounts executionCounts(String executionArn) {
    Execution execution = execution(executionArn);
    return new ExecutionCounts(execution.transitions(), execution.history().size());
  }

  boolean knows(String stateMachineArn) {
    return machines.containsKey(aliases.getOrDefault(stateMachineArn, stateMachineArn));
  }

  void onEnd(String executionArn, Consumer<ExecutionDescription> listener) {
    execution(executionArn).onEnd(listener);
  }

  void perform(TaskCall call, TaskAttempt attempt) {
    if (nested.handles(call)) {
      nested.perform(call, attempt);
    } else {
      host.perform(call, attempt);
    }
  }

  Tokens tokens() {
    return tokens;
  }

  String region() {
    return region;
  }

  String roleArn() {
    return "arn:aws:iam::" + accountId + ":role/StepFunctionsExecutionRole";
  }

  private String arn(String kind, String name) {
    return "arn:aws:states:" + region + ":" + accountId + ":" + kind + ":" + name;
  }

  private Machine machine(String arn) {
    Machine machine = machines.get(aliases.getOrDefault(arn, arn));
    if (machine == null) {
      throw new EngineException(
          "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }
    return machine;
  }

  private Execution execution(String arn) {
    Execution execution = executions.get(arn);
    if (execution == null) {
      throw new EngineException("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
    }
    return execution;
  }
}
