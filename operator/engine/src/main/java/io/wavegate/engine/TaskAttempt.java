package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.asl.TaskResource;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a task: it is open from its start to the first of answer, failure, timeout, missed
 * heartbeat and stop. What comes later is ignored, or refused where it comes with a token.
 */
final class TaskAttempt implements TaskReply, Visit.Activity {

  /** How long the attempt may take, in seconds. */
  record Limits(OptionalInt timeout, OptionalInt heartbeat) {}

  private final TaskRun run;
  private final TaskCall call;
  private final Limits limits;
  private final Execution execution;
  private final TaskEvents events;
  private boolean open = true;
  private boolean replied;
  private boolean submitted;
  private @Nullable Cancellation timeout;
  private @Nullable Cancellation heartbeat;
  private @Nullable Cancellation completion;
  private @Nullable Cancellation job;

  TaskAttempt(TaskRun run, TaskCall call, Limits limits) {
    this.run = run;
    this.call = call;
    this.limits = limits;
    this.execution = run.visit().execution();
    this.events = new TaskEvents(run.visit(), call.resource());
  }

  void start() {
    events.scheduled(call, limits);
    events.started();
    call.taskToken().ifPresent(token -> execution.tokens().open(token, this));
    limits.timeout().ifPresent(seconds -> timeout = limit(seconds, "timeout", Failure.timeout()));
    expectHeartbeat();
    execution.perform(call, this);
  }

  String executionArn() {
    return call.executionArn();
  }

  /** What to end when this attempt is stopped. */
  @Override
  public void job(Cancellation started) {
    job = started;
  }

  private Cancellation limit(int seconds, String what, Failure failure) {
    return execution.after(
        Duration.ofSeconds(seconds),
        call.stateName() + " " + what,
        () -> {
          // Closed first: the end of the job is no answer any more.
          finish(() -> run.failed(() -> events.timedOut(failure), failure));
          endJob();
        });
  }

  private void expectHeartbeat() {
    if (heartbeat != null) {
      heartbeat.cancel();
    }
    limits
        .heartbeat()
        .ifPresent(seconds -> heartbeat = limit(seconds, "heartbeat", Failure.heartbeat()));
  }

  @Override
  public void submitted(JsonNode output) {
    if (open && !replied && !submitted) {
      submitted = true;
      execution.guard(() -> events.submitted(output));
    }
  }

  @Override
  public void succeed(JsonNode output) {
    if (!open || replied) {
      return;
    }
    if (call.pattern() != TaskResource.Pattern.REQUEST_RESPONSE) {
      submitted(output);
    }
    replied = true;
    if (call.pattern() != TaskResource.Pattern.WAIT_FOR_TASK_TOKEN) {
      finish(() -> run.succeeded(events, output));
    }
  }

  @Override
  public void fail(String error, String cause) {
    if (open && !replied) {
      replied = true;
      boolean runtime = error.equals("States.Runtime");
      fail(runtime ? Failure.runtime(run.visit().located(cause)) : Failure.of(error, cause));
    }
  }

  /** SendTaskSuccess. Taken also while the call that carries the token has not returned yet. */
  void answerSuccess(JsonNode output) {
    finish(() -> run.succeeded(events, output));
  }

  /** SendTaskFailure. */
  void answerFailure(@Nullable String error, @Nullable String cause) {
    fail(Failure.of(error, cause));
  }

  private void fail(Failure failure) {
    finish(() -> run.failed(() -> events.failed(failure), failure));
  }

  /** SendTaskHeartbeat. It does not extend the timeout. */
  void answerHeartbeat() {
    expectHeartbeat();
  }

  private void finish(Runnable continuation) {
    if (open) {
      close();
      completion = execution.soon(call.stateName() + " answered", continuation);
    }
  }

  private void close() {
    open = false;
    call.taskToken().ifPresent(execution.tokens()::close);
    if (timeout != null) {
      timeout.cancel();
    }
    if (heartbeat != null) {
      heartbeat.cancel();
    }
  }

  @Override
  public void stop(@Nullable Long cutBy) {
    if (open) {
      close();
      endJob();
    }
    if (completion != null) {
      completion.cancel();
    }
  }

  private void endJob() {
    Cancellation running = job;
    job = null;
    if (running != null) {
      running.cancel();
    }
  }
}
