package io.wavegate.handlers.aws;

import io.wavegate.core.port.Sent;
import io.wavegate.core.port.TimeSource;
import io.wavegate.core.port.Workflows;
import software.amazon.awssdk.services.sfn.SfnClient;

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
    String arn =
        switch (machine) {
          case WAVE_GATE -> machines.waveGate();
          case ROLLBACK -> machines.rollback();
        };
    return calls.send(
        () ->
            client
                .startExecution(r -> r.stateMachineArn(arn).name(name).input(input))
                .executionArn());
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
}
