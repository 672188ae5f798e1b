package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.wavegate.codec.CoreJson;
import io.wavegate.codec.event.IncomingEvent;
import io.wavegate.codec.event.IncomingEvent.MachineEnded;
import io.wavegate.codec.event.IncomingEvents;
import io.wavegate.codec.event.MachineEnd;
import io.wavegate.core.model.AttemptId;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.flow.MachineInput;
import io.wavegate.handlers.flow.Takeover;
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
    IncomingEvent event = IncomingEvents.decode(input);
    String said =
        event instanceof MachineEnded ended
            ? ended(ended)
            : discarded("not an execution's end: " + event.getClass().getSimpleName());
    Entry.write(output, new Entry.Answer(said));
  }

  private String ended(MachineEnded ended) {
    boolean gate = wiring.settings().isWaveGate(ended.stateMachineArn());
    boolean rollback = wiring.settings().isRollback(ended.stateMachineArn());
    if (!gate && !rollback) {
      return discarded("an execution of another state machine");
    }
    Optional<AttemptId> id = ended.input().flatMap(MachineEndedFunction::attempt);
    if (id.isEmpty()) {
      return discarded("execution " + ended.name() + " does not name its gate");
    }
    if (ended.end() == MachineEnd.SUCCEEDED) {
      return "ended well";
    }
    String how =
        "the execution ended as "
            + ended.end()
            + ended.failure().map(f -> ", " + f.error() + ": " + f.cause()).orElse("");
    boolean told = ended.failure().filter(f -> f.error().equals(HALTED)).isPresent();
    String said =
        gate
            ? takeover.gateEnded(id.get(), how, told)
            : takeover.rollbackEnded(id.get(), ended.name());
    wiring.telemetry().said(NAME, said, Entry.fields(id.get(), "end", ended.end().name()));
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
