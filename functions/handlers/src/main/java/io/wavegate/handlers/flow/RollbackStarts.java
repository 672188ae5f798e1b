package io.wavegate.handlers.flow;

import io.wavegate.codec.CoreJson;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.port.Sent;
import io.wavegate.core.port.Workflows.Machine;

/** Starts executions of the rollback's state machine; one that was started is left as it is. */
final class RollbackStarts {
  private RollbackStarts() {}

  /**
   * Starts one.
   *
   * @return what was done, for the log
   * @throws IllegalStateException if it is not known whether it started, to be tried again
   */
  static String start(Ports ports, AttemptId id, String name) {
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
}
