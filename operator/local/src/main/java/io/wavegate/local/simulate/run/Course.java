package io.wavegate.local.simulate.run;

import io.wavegate.core.port.ItemStore;
import java.time.Duration;
import java.time.Instant;

/**
 * Lets virtual time pass until nothing is left to happen: no execution of a pipeline or a state
 * machine is under way, the world has done what it had to, and nothing has changed for a while.
 */
final class Course {
  private static final Duration LONGEST = Duration.ofHours(6);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Longer than reconcile and every retry of an event take, and any bound that is checked. */
  private static final Duration QUIET = Duration.ofMinutes(13);

  /** As long as nothing but the watch is going on. */
  private static final Duration WATCHING = Duration.ofMinutes(16);

  private final Stage stage;
  private final Truth truth;
  private final Moments moments;
  private final ItemStore store;

  Course(Stage stage, Truth truth, Moments moments, ItemStore store) {
    this.stage = stage;
    this.truth = truth;
    this.moments = moments;
    this.store = store;
  }

  /** Runs; when it was over. */
  Instant run() {
    Instant end = stage.now().plus(LONGEST);
    Instant quietSince = stage.now();
    while (stage.now().isBefore(end)) {
      stage.scheduler().run(() -> false, stage.now().plus(MINUTE));
      if (truth.isAnythingOpen() || moments.isSomethingDue()) {
        quietSince = stage.now();
      }
      boolean watched = !store.query("WATCHED", "").isEmpty();
      Duration enough = watched ? WATCHING : QUIET;
      if (!stage.now().isBefore(quietSince.plus(enough))) {
        return stage.now();
      }
    }
    return stage.now();
  }
}
