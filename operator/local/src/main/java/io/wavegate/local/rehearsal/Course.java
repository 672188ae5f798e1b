package io.wavegate.local.rehearsal;

import io.wavegate.local.time.Scheduler;
import java.time.Duration;
import java.time.Instant;

/**
 * Lets virtual time pass until nothing is left to happen. It stops at whole virtual minutes and at
 * the onlooker's moments; a stop changes nothing of what happens, so that a run is the same however
 * closely it is watched.
 */
final class Course {
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Scheduler scheduler;
  private final Ending ending;
  private final Onlooker onlooker;

  Course(Scheduler scheduler, Ending ending, Onlooker onlooker) {
    this.scheduler = scheduler;
    this.ending = ending;
    this.onlooker = onlooker;
  }

  void run() {
    Instant end = scheduler.now().plus(LONGEST);
    Instant look = scheduler.now().plus(MINUTE);
    Instant tell = scheduler.now().plus(onlooker.every());
    boolean over = false;
    while (!over) {
      Instant next = look.isBefore(tell) ? look : tell;
      scheduler.run(() -> false, next);
      if (next.equals(look)) {
        over = ending.isOver(look) || !look.isBefore(end);
        look = look.plus(MINUTE);
      }
      if (over || next.equals(tell)) {
        onlooker.tell();
        tell = next.plus(onlooker.every());
      }
    }
  }
}
