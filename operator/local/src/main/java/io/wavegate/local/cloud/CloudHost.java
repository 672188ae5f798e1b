package io.wavegate.local.cloud;

import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.Cancellation;
import io.wavegate.standins.World;
import java.time.Instant;

/** The scheduler, as stand-ins see it. */
record CloudHost(Scheduler scheduler) implements World {
  @Override
  public Instant now() {
    return scheduler.now();
  }

  @Override
  public Cancellation at(Instant due, String label, Runnable action) {
    return scheduler.at(due, label, action)::run;
  }

  @Override
  public String uuid() {
    return scheduler.uuid();
  }
}
