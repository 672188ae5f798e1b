package io.wavegate.checks.template;

import io.wavegate.engine.Cancellation;
import io.wavegate.engine.EngineHost;
import io.wavegate.engine.ExecutionDescription;
import io.wavegate.engine.TaskCall;
import io.wavegate.engine.TaskReply;
import java.time.Instant;

/** A host on which nothing ever runs. */
final class IdleHost implements EngineHost {
  @Override
  public Instant now() {
    return Instant.EPOCH;
  }

  @Override
  public Cancellation at(Instant due, String label, Runnable action) {
    throw new UnsupportedOperationException(label);
  }

  @Override
  public String uuid() {
    return "00000000-0000-4000-8000-000000000000";
  }

  @Override
  public double random() {
    return 0;
  }

  @Override
  public void perform(TaskCall call, TaskReply reply) {
    throw new UnsupportedOperationException(call.toString());
  }

  @Override
  public void statusChanged(ExecutionDescription execution) {
    throw new UnsupportedOperationException(execution.toString());
  }
}
