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
import java.util.Optional;

/** Task of the gate's state machine: reads all evidence and commits the verdict. */
public final class JudgeFunction implements RequestStreamHandler {
  private final Wiring wiring;
  private final Judging judging;

  /** In a deployed function. */
  public JudgeFunction() {
    this(Wiring.ofEnvironment());
  }

  /** With given wiring. */
  public JudgeFunction(Wiring wiring) {
    this.wiring = wiring;
    this.judging = new Judging(wiring.ports(), wiring.books());
  }

  /**
   * The task's input.
   *
   * @param error what the state machine met, if it did
   */
  record Task(String gate, Optional<String> error) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.telemetry().invoked(context);
    Task task = Entry.read(input, Task.class);
    AttemptId id = AttemptId.parse(task.gate());
    Next next = judging.judge(id, task.error());
    String field = next.rollbackName().isPresent() ? "verdict" : "next";
    wiring.telemetry().said("judge", next.next(), Entry.fields(id, field, next.next()));
    Entry.write(output, next);
  }
}
