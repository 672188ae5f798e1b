package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.wavegate.core.model.AttemptId;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.gate.Settled;
import io.wavegate.handlers.gate.Settling;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Task of the gate's state machine: applies what was decided. */
public final class SettleFunction implements RequestStreamHandler {
  private final Wiring wiring;
  private final Settling settling;

  /** In a deployed function. */
  public SettleFunction() {
    this(Wiring.ofEnvironment());
  }

  /** With given wiring. */
  public SettleFunction(Wiring wiring) {
    this.wiring = wiring;
    this.settling = new Settling(wiring.ports(), wiring.books());
  }

  /** The task's input. */
  record Task(String gate) {}

  /** The word that the state machine compares. */
  record Answer(Settled next) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.telemetry().invoked(context);
    AttemptId id = AttemptId.parse(Entry.read(input, Task.class).gate());
    Settled settled = settling.settle(id);
    wiring.telemetry().said("settle", settled.name(), Entry.fields(id));
    Entry.write(output, new Answer(settled));
  }
}
