package io.wavegate.handlers.aws;

import io.wavegate.core.model.Reading;
import io.wavegate.core.port.MachineRun;
import io.wavegate.core.port.Sent;
import io.wavegate.core.port.TimeSource;
import io.wavegate.core.port.Workflows;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

/** Step Functions through the SDK. */
public final class AwsWorkflows implements Workflows {
  /** The error a sleeping bake is woken with; the state machine's catchers know it. */
  public static final String WAKE = "Wavegate.Wake";

  private static final int CAUSE = 32_768;

  private final SfnClient client;
  private final Machines machines;
  private final Calls calls;

  /** The state machines' ARNs. */
  public record Machines(String waveGate, String rollback) {}

  /** With the ARNs of our state machines. */
  public AwsWorkflows(SfnClient client, Machines machines, TimeSource time) {
    this.client = client;
    this.machines = machines;
    this.calls = new Calls(time);
  }

  @Override
  public Sent start(Machine machine, String name, String input) {
    String arn = arn(machine);
    return calls.send(
        () ->
            client
                .startExecution(r -> r.stateMachineArn(arn).name(name).input(input))
                .executionArn());
  }

  private String arn(Machine machine) {
    return switch (machine) {
      case WAVE_GATE -> machines.waveGate();
      case ROLLBACK -> machines.rollback();
    };
  }

  @Override
  public Reading<MachineRun> run(Machine machine, String name) {
    String arn = executions(arn(machine)) + ":" + name;
    return calls.read(
        () -> {
          try {
            return run(client.describeExecution(r -> r.executionArn(arn)));
          } catch (ExecutionDoesNotExistException e) {
            return new MachineRun.Absent();
          }
        });
  }

  /**
   * What is started by an alias is an execution of the machine; its ARN does not name the alias.
   */
  private static String executions(String machineArn) {
    return machineArn
        .replaceFirst("(:stateMachine:[^:]+):[^:]+$", "$1")
        .replace(":stateMachine:", ":execution:");
  }

  /** A redrive that waits is not an end; a status that is not known is an error. */
  private static MachineRun run(DescribeExecutionResponse execution) {
    return switch (execution.status()) {
      case RUNNING, PENDING_REDRIVE -> new MachineRun.Running();
      case SUCCEEDED, FAILED, TIMED_OUT, ABORTED ->
          new MachineRun.Ended(
              execution.statusAsString(),
              text(execution.input()),
              text(execution.error()),
              text(execution.cause()));
      case UNKNOWN_TO_SDK_VERSION ->
          throw SdkClientException.create(
              "execution status \"" + execution.statusAsString() + "\" is unknown");
    };
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public Sent wake(String taskToken, String why) {
    return calls.sendWith(
        taskToken,
        () -> {
          client.sendTaskFailure(r -> r.taskToken(taskToken).error(WAKE).cause(Cut.to(why, CAUSE)));
          return "";
        });
  }

  @Override
  public Sent succeed(String taskToken, String output) {
    return calls.sendWith(
        taskToken,
        () -> {
          client.sendTaskSuccess(r -> r.taskToken(taskToken).output(output));
          return "";
        });
  }

  @Override
  public Sent alive(String taskToken) {
    return calls.sendWith(
        taskToken,
        () -> {
          client.sendTaskHeartbeat(r -> r.taskToken(taskToken));
          return "";
        });
  }
}
