package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.wavegate.core.model.AttemptId;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.gate.Judging;
import io.wavegate.handlers.gate.Next;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Task of the gate's state machine: does the gate wait, watch, or judge at once? */
public final class OpenGateFunction implements RequestStreamHandler {
  private final Wiring wiring;
  private final Judging judging;

  /** In a deployed function. */
  public OpenGateFunction() {
    this(Wiring.ofEnvironment());
  }

  /** With given wiring. */
  public OpenGateFunction(Wiring wiring) {
    this.wiring = wiring;
    this.judging = new Judging(wiring.ports(), wiring.books());
  }

  /** The task's input. */
  record Task(String gate) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.telemetry().invoked(context);
    AttemptId id = AttemptId.parse(Entry.read(input, Task.class).gate());
    Next next = judging.open(id);
    wiring.telemetry().said("open-gate", next.next(), Entry.fields(id));
    Entry.write(output, next);
  }
}
