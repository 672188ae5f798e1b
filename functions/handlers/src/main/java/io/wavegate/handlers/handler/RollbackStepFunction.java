package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.wavegate.core.model.AttemptId;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.flow.FunctionAnswer;
import io.wavegate.handlers.flow.RollingBack;
import io.wavegate.handlers.flow.StepNext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Tasks of the rollback's state machine, one step each; every step can be taken up again. */
public final class RollbackStepFunction implements RequestStreamHandler {
  private final Wiring wiring;
  private final RollingBack rollingBack;

  /** In a deployed function. */
  public RollbackStepFunction() {
    this(Wiring.ofEnvironment());
  }

  /** With given wiring. */
  public RollbackStepFunction(Wiring wiring) {
    this.wiring = wiring;
    this.rollingBack = new RollingBack(wiring.ports(), wiring.books());
  }

  /** The steps, in the words of the state machine. */
  enum StepWord {
    INTENT,
    STOP_LINE,
    FAIL_ACTION,
    PULL,
    HEAR,
    VERIFY,
    RECOVERY,
    REPORT,
    CALL_PERSON
  }

  /**
   * The task's input.
   *
   * @param error what the state machine met, for CALL_PERSON
   * @param answer what the team's own function answered, for HEAR
   */
  record Task(
      String gate, StepWord step, Optional<String> error, Optional<FunctionAnswer> answer) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.telemetry().invoked(context);
    Task task = Entry.read(input, Task.class);
    AttemptId id = AttemptId.parse(task.gate());
    StepNext next = step(id, task);
    wiring
        .telemetry()
        .said(
            "rollback-step",
            task.step() + ": " + next.next(),
            Entry.fields(id, "step", task.step().name()));
    if (task.step() == StepWord.CALL_PERSON) {
      wiring.telemetry().count("PersonCalled");
    }
    Entry.write(output, next);
  }

  private StepNext step(AttemptId id, Task task) {
    return switch (task.step()) {
      case INTENT -> rollingBack.intend(id);
      case STOP_LINE -> rollingBack.stopLine(id);
      case FAIL_ACTION -> rollingBack.failAction(id);
      case PULL -> rollingBack.pull(id);
      case HEAR ->
          rollingBack.hear(id, task.answer().orElse(new FunctionAnswer("", "no answer came")));
      case VERIFY -> rollingBack.verify(id);
      case RECOVERY -> rollingBack.recovery(id);
      case REPORT -> rollingBack.report(id);
      case CALL_PERSON -> rollingBack.callPerson(id, task.error().orElse("no error was given"));
    };
  }
}
