package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.wavegate.core.model.AttemptId;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.validation.Probing;
import io.wavegate.handlers.validation.TestSaid;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Task of the gate's state machine: runs one HTTP test. */
public final class RunProbeFunction implements RequestStreamHandler {
  private final Wiring wiring;
  private final Probing probing;

  /** In a deployed function. */
  public RunProbeFunction() {
    this(Wiring.ofEnvironment());
  }

  /** With given wiring. */
  public RunProbeFunction(Wiring wiring) {
    this.wiring = wiring;
    this.probing = new Probing(wiring.ports(), wiring.books());
  }

  /** The task's input. */
  record Task(String gate, String test) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.telemetry().invoked(context);
    Task task = Entry.read(input, Task.class);
    AttemptId id = AttemptId.parse(task.gate());
    TestSaid said = probing.probe(id, task.test());
    wiring.telemetry().said("run-probe", task.test() + " " + said.status(), Entry.fields(id));
    Entry.write(output, said);
  }
}
