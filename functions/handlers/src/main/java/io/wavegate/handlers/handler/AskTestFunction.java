package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.wavegate.core.model.AttemptId;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.store.Secrets.TaskToken;
import io.wavegate.handlers.validation.Asking;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;

/**
 * Task of the gate's state machine, for tests that somebody else answers: makes the reference that
 * goes out, and, where it comes with a token, keeps what the answer wakes.
 */
public final class AskTestFunction implements RequestStreamHandler {
  private final Wiring wiring;
  private final Asking asking;

  /** In a deployed function. */
  public AskTestFunction() {
    this(Wiring.ofEnvironment());
  }

  /** With given wiring. */
  public AskTestFunction(Wiring wiring) {
    this.wiring = wiring;
    this.asking = new Asking(wiring.ports(), wiring.books());
  }

  /**
   * The task's input; the time at which the state was entered tells one run from another, and
   * tokens are ordered by it, then by retry.
   */
  record Task(String gate, String test, Instant entered, int retry, Optional<String> token) {
    /** Without the token. */
    @Override
    public String toString() {
      return "Task[" + gate + ", " + test + "]";
    }
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.telemetry().invoked(context);
    Task task = Entry.read(input, Task.class);
    AttemptId id = AttemptId.parse(task.gate());
    if (task.token().isPresent()) {
      TaskToken token = new TaskToken(task.token().get(), task.entered(), task.retry());
      String said = asking.arm(id, task.test(), token);
      told(id, task.test() + " " + said);
      Entry.write(output, new Entry.Answer(said));
    } else {
      Asking.Asked asked = asking.ask(id, task.test(), task.entered());
      told(id, task.test() + " " + asked.next());
      Entry.write(output, asked);
    }
  }

  private void told(AttemptId id, String said) {
    wiring.telemetry().said("ask-test", said, Entry.fields(id));
  }
}
