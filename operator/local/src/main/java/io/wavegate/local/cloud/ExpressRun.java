package io.wavegate.local.cloud;

import io.wavegate.engine.Cancellation;
import io.wavegate.engine.EngineHost;
import io.wavegate.engine.ExecutionDescription;
import io.wavegate.engine.ExecutionStatus;
import io.wavegate.engine.TaskCall;
import io.wavegate.engine.TaskReply;
import io.wavegate.local.integration.Integrations;
import io.wavegate.standins.World;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * What one Express execution lives on: everything it has to do is done before its caller goes on.
 * The pauses between its retries pass for itself alone, since outside no time passes in a call.
 */
final class ExpressRun implements EngineHost {
  private final Outside outside;
  private final PriorityQueue<Step> steps =
      new PriorityQueue<>(Comparator.comparing(Step::due).thenComparing(Step::number));
  private Instant now;
  private long number;

  /**
   * What is around it.
   *
   * @param tasks performs its calls, each of them at once
   */
  record Outside(World world, DoubleSupplier random, Integrations tasks) {}

  private record Step(Instant due, long number, Runnable action) {}

  ExpressRun(Outside outside) {
    this.outside = outside;
    this.now = outside.world().now();
  }

  /**
   * Does all there is to do until it has ended.
   *
   * @throws IllegalStateException if it waits for what nothing here will bring
   */
  ExecutionDescription toEnd(Supplier<ExecutionDescription> execution) {
    while (execution.get().status() instanceof ExecutionStatus.Running) {
      Step next = steps.poll();
      if (next == null) {
        throw new IllegalStateException("it waits without end: " + execution.get().name());
      }
      now = next.due().isAfter(now) ? next.due() : now;
      next.action().run();
    }
    return execution.get();
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Cancellation at(Instant due, String label, Runnable action) {
    number++;
    Step step = new Step(due, number, action);
    steps.add(step);
    return () -> steps.remove(step);
  }

  @Override
  public String uuid() {
    return outside.world().uuid();
  }

  @Override
  public double random() {
    return outside.random().getAsDouble();
  }

  @Override
  public void perform(TaskCall call, TaskReply reply) {
    outside.tasks().perform(call, reply);
  }

  @Override
  public void statusChanged(ExecutionDescription execution) {
    // AWS publishes none for Express workflows.
  }
}
