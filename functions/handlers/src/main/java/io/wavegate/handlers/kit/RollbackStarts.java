package io.wavegate.handlers.kit;

import io.wavegate.codec.CoreJson;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Names;
import io.wavegate.core.port.Sent;
import io.wavegate.core.port.Workflows.Machine;

/** Starts executions of the rollback's state machine; one that was started is left as it is. */
public final class RollbackStarts {
  private static final int LONGEST_NAME = 80;

  private RollbackStarts() {}

  /**
   * Starts one.
   *
   * @return what was done, for the log
   * @throws IllegalStateException if it is not known whether it started, to be tried again
   */
  public static String start(Ports ports, AttemptId id, String name) {
    String input = CoreJson.write(new MachineInput(id.key()));
    return switch (ports.workflows().start(Machine.ROLLBACK, name, input)) {
      case Sent.Done done -> "rollback started as " + name;
      case Sent.Refused refused -> {
        Refusals.executionIsThere(refused, "rollback " + name);
        yield "rollback " + name + " was started before";
      }
      case Sent.Unsure unsure ->
          throw new IllegalStateException(
              "whether the rollback started is not known: " + unsure.why());
    };
  }

  /**
   * The name of the rollback's execution, from which the gate's can be read; short enough for
   * {@code -r10} behind it.
   */
  public static String name(Gate gate) {
    String own = gate.id().executionName(gate.service());
    return Names.fitted(own, LONGEST_NAME - "-rollback-r10".length(), gate.id().key())
        + "-rollback";
  }
}
