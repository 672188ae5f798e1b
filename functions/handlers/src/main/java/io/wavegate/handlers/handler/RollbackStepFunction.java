package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.wavegate.core.model.AttemptId;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.rollback.FunctionAnswer;
import io.wavegate.handlers.rollback.RollingBack;
import io.wavegate.handlers.rollback.StepNext;
import io.wavegate.handlers.validation.Drilling;
import io.wavegate.handlers.validation.TestSaid;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Tasks of the rollback's state machine, one step each, and of the gate's where a test takes a
 * deployment back: nothing else may pull a lever. Every step can be taken up again.
 */
public final class RollbackStepFunction implements RequestStreamHandler {
  private final Wiring wiring;
  private final RollingBack rollingBack;
  private final Drilling drilling;

  /** In a deployed function. */
  public RollbackStepFunction() {
    this(Wiring.ofEnvironment());
  }

  /** With given wiring. */
  public RollbackStepFunction(Wiring wiring) {
    this.wiring = wiring;
    this.rollingBack = new RollingBack(wiring.ports(), wiring.books());
    this.drilling = new Drilling(wiring.ports(), wiring.books());
  }

  /** The steps, in the words of the state machines. */
  enum StepWord {
    INTENT,
    STOP_LINE,
    FAIL_ACTION,
    PULL,
    HEAR,
    VERIFY,
    RECOVERY,
    REPORT,
    CALL_PERSON,
    DRILL
  }

  /**
   * The task's input.
   *
   * @param error what the state machine met, for CALL_PERSON
   * @param answer what the team's own function answered, for HEAR
   * @param test the test that moves the deployment, for DRILL
   */
  record Task(
      String gate,
      StepWord step,
      Optional<String> error,
      Optional<FunctionAnswer> answer,
      Optional<String> test) {}

  /**
   * What is answered.
   *
   * @param word for the log
   * @param output what the state machine is given
   */
  private record Answer(String word, Object output) {
    static Answer of(StepNext next) {
      return new Answer(next.next(), next);
    }
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.telemetry().invoked(context);
    Task task = Entry.read(input, Task.class);
    AttemptId id = AttemptId.parse(task.gate());
    Answer answer = answer(id, task);
    wiring
        .telemetry()
        .said(
            "rollback-step",
            task.step() + ": " + answer.word(),
            Entry.fields(id, "step", task.step().name()));
    if (task.step() == StepWord.CALL_PERSON) {
      wiring.telemetry().count("PersonCalled");
    }
    Entry.write(output, answer.output());
  }

  private Answer answer(AttemptId id, Task task) {
    return switch (task.step()) {
      case INTENT -> Answer.of(rollingBack.intend(id));
      case STOP_LINE -> Answer.of(rollingBack.stopLine(id));
      case FAIL_ACTION -> Answer.of(rollingBack.failAction(id));
      case PULL -> Answer.of(rollingBack.pull(id));
      case HEAR ->
          Answer.of(
              rollingBack.hear(id, task.answer().orElse(new FunctionAnswer("", "no answer came"))));
      case VERIFY -> Answer.of(rollingBack.verify(id));
      case RECOVERY -> Answer.of(rollingBack.recovery(id));
      case REPORT -> Answer.of(rollingBack.report(id));
      case CALL_PERSON ->
          Answer.of(rollingBack.callPerson(id, task.error().orElse("no error was given")));
      case DRILL -> {
        TestSaid said = drilling.move(id, task.test().orElse(""));
        yield new Answer(said.status(), said);
      }
    };
  }
}
