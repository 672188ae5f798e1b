package io.wavegate.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.Cancellation;
import io.wavegate.standins.World;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/**
 * The scheduler, as the stand-ins of an account and Region see it that is deployed to. It draws no
 * identifier of the run, and what is to be evaluated first is evaluated as the place is furnished:
 * up to the first event from there a run is the same with and without it.
 */
final class SpokeHost implements World {
  private final Scheduler scheduler;
  private final String place;
  private final Deque<Runnable> first = new ArrayDeque<>();
  private boolean furnished;
  private long ids;

  /** Begins to be furnished. */
  SpokeHost(Scheduler scheduler, String place) {
    this.scheduler = scheduler;
    this.place = place;
  }

  @Override
  public Instant now() {
    return scheduler.now();
  }

  @Override
  public Cancellation at(Instant due, String label, Runnable action) {
    if (furnished) {
      return scheduler.at(due, label, action)::run;
    }
    first.add(action);
    return () -> first.remove(action);
  }

  @Override
  public String uuid() {
    ids++;
    return UUID.nameUUIDFromBytes((place + " " + ids).getBytes(UTF_8)).toString();
  }

  /** Everything is there; from now on time passes there as anywhere. */
  void furnished() {
    while (!first.isEmpty()) {
      first.remove().run();
    }
    furnished = true;
  }

  boolean isFurnished() {
    return furnished;
  }
}
