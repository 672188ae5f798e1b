package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.wavegate.core.model.AttemptId;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.store.Secrets.TaskToken;
import io.wavegate.handlers.watch.Waking;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;

/** Task of the gate's state machine: keeps the token that the bake sleeps on. */
public final class ArmBakeFunction implements RequestStreamHandler {
  private final Wiring wiring;
  private final Waking waking;

  /** In a deployed function. */
  public ArmBakeFunction() {
    this(Wiring.ofEnvironment());
  }

  /** With given wiring. */
  public ArmBakeFunction(Wiring wiring) {
    this.wiring = wiring;
    this.waking = new Waking(wiring.ports(), wiring.books());
  }

  /** The task's input; tokens are ordered by when the state was entered, then by retry. */
  record Task(String gate, String token, Instant entered, int retry) {
    /** Without the token. */
    @Override
    public String toString() {
      return "Task[" + gate + "]";
    }
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.telemetry().invoked(context);
    Task task = Entry.read(input, Task.class);
    AttemptId id = AttemptId.parse(task.gate());
    String said = waking.arm(id, new TaskToken(task.token(), task.entered(), task.retry()));
    wiring.telemetry().said("arm-bake", said, Entry.fields(id));
    Entry.write(output, new Entry.Answer(said));
  }
}
