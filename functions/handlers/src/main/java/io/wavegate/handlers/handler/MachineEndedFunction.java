package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.wavegate.codec.CoreJson;
import io.wavegate.codec.event.IncomingEvent;
import io.wavegate.codec.event.IncomingEvent.MachineEnded;
import io.wavegate.codec.event.IncomingEvents;
import io.wavegate.codec.event.MachineEnd;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.port.MachineRun;
import io.wavegate.core.port.Workflows.Machine;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.kit.MachineInput;
import io.wavegate.handlers.watch.Takeover;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** EventBridge: an execution of ours ended. One that died is taken over (L7). */
public final class MachineEndedFunction implements RequestStreamHandler {
  private static final String NAME = "machine-ended";

  /** The error of the Fail state behind the report of a halt. */
  private static final String HALTED = "Wavegate.Halted";

  private final Wiring wiring;
  private final Takeover takeover;

  /** In a deployed function. */
  public MachineEndedFunction() {
    this(Wiring.ofEnvironment());
  }

  /** With given wiring. */
  public MachineEndedFunction(Wiring wiring) {
    this.wiring = wiring;
    this.takeover = new Takeover(wiring.ports(), wiring.books());
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.telemetry().invoked(context);
    IncomingEvent event = IncomingEvents.decode(input);
    String said =
        event instanceof MachineEnded ended
            ? ended(ended)
            : discarded("not an execution's end: " + event.getClass().getSimpleName());
    Entry.write(output, new Entry.Answer(said));
  }

  private String ended(MachineEnded event) {
    Optional<Machine> machine = machine(event.stateMachineArn());
    if (machine.isEmpty()) {
      return discarded("an execution of another state machine");
    }
    return switch (run(machine.get(), event.name())) {
      case MachineRun.Running running -> discarded("execution " + event.name() + " still runs");
      case MachineRun.Absent absent -> discarded("there is no execution " + event.name());
      case MachineRun.Ended ended -> ended(machine.get(), event.name(), ended);
    };
  }

  private Optional<Machine> machine(String arn) {
    if (wiring.settings().isWaveGate(arn)) {
      return Optional.of(Machine.WAVE_GATE);
    }
    return wiring.settings().isRollback(arn) ? Optional.of(Machine.ROLLBACK) : Optional.empty();
  }

  /**
   * The execution itself is asked, since an event may be forged or replayed: its own input says
   * which gate it was for. An end that it does not show yet is found by the next reconcile.
   */
  private MachineRun run(Machine machine, String name) {
    return switch (wiring.ports().workflows().run(machine, name)) {
      case Read<MachineRun> read -> read.value();
      case Unread<MachineRun> unread ->
          throw new IllegalStateException("execution " + name + " was not read: " + unread.why());
    };
  }

  private String ended(Machine machine, String name, MachineRun.Ended ended) {
    Optional<AttemptId> id = attempt(ended.input());
    if (id.isEmpty()) {
      return discarded("execution " + name + " does not name its gate");
    }
    if (ended.status().equals(MachineEnd.SUCCEEDED.name())) {
      return "ended well";
    }
    String said =
        switch (machine) {
          case WAVE_GATE ->
              takeover.gateEnded(id.get(), ended.said(), ended.error().equals(HALTED));
          case ROLLBACK -> takeover.rollbackEnded(id.get(), name);
        };
    wiring.telemetry().said(NAME, said, Entry.fields(id.get(), "end", ended.status()));
    return said;
  }

  private static Optional<AttemptId> attempt(String input) {
    try {
      return Optional.of(AttemptId.parse(CoreJson.read(input, MachineInput.class).gate()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String discarded(String why) {
    Entry.discard(wiring.telemetry(), NAME, why);
    return "discarded: " + why;
  }
}
