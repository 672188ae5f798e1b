package io.wavegate.handlers.handler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.model.AttemptId;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.RecordingStates.Started;
import io.wavegate.handlers.testing.TestPipeline;

/** Executions of the state machines that end, and the events that tell of it. */
final class EndedMachines {
  static final String NAME = "checkout-one-box-00000000-a1";
  static final String ROLLBACK_NAME = NAME + "-rollback";

  private final Bench bench;

  EndedMachines(Bench bench) {
    this.bench = bench;
  }

  /** The execution ends, and its event comes. */
  String ended(Journey release, AttemptId id, String machine, String name, String status) {
    ends(id, machine, name, status);
    return release.functions().machineEnded(event(id, machine, name, status).toString());
  }

  void ends(AttemptId id, String machine, String name, String status) {
    bench.states().ended(new Started(machine, name, input(id), status), "", "");
  }

  void fails(AttemptId id, String error) {
    bench.states().ended(new Started(Bench.WAVE_GATE, NAME, input(id), "FAILED"), error, "why");
  }

  private static String input(AttemptId id) {
    return "{\"gate\":\"" + id.key() + "\"}";
  }

  ObjectNode event(AttemptId id, String machine, String name, String status) {
    ObjectNode event =
        ((ObjectNode) TestPipeline.parse("{}"))
            .put("version", "0")
            .put("id", "315c1398-40ff-a850-213b-158f73e60175")
            .put("detail-type", "Step Functions Execution Status Change")
            .put("source", "aws.states")
            .put("account", "111122223333")
            .put("time", bench.time().now().toString())
            .put("region", "eu-west-1");
    event
        .putObject("detail")
        .put("executionArn", machine.replace(":stateMachine:", ":execution:") + ":" + name)
        .put("stateMachineArn", machine)
        .put("name", name)
        .put("status", status)
        .put("input", input(id));
    return event;
  }
}
