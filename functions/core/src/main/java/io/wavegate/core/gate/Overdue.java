package io.wavegate.core.gate;

import io.wavegate.core.model.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a gate stands still although its machine runs: nothing was done when it should (L1). */
public final class Overdue {
  /** Longer than any task's timeout and retries, and than a carrier is between two jobs. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private Overdue() {}

  /** What is overdue, as a person reads it; empty if nothing is. */
  public static Optional<String> said(Gate gate, Instant now) {
    return switch (gate.phase()) {
      case Phase.Opened opened -> late("its first look was due", gate.openedAt(), now);
      case Phase.Waiting waiting -> late("its next look was due", waiting.nextLook(), now);
      case Phase.Watching watching -> late("its judgement was due", watching.nextLook(), now);
      case Phase.Decided decided -> late("its verdict was to be applied", decided.at(), now);
      case Phase.Applying applying -> late("its verdict was being applied", applying.since(), now);
      case Phase.Settled settled -> late("its people were to be told", settled.settledAt(), now);
      case Phase.StoodDown stoodDown -> Optional.empty();
    };
  }

  private static Optional<String> late(String what, Instant due, Instant now) {
    return now.isBefore(due.plus(PATIENCE))
        ? Optional.empty()
        : Optional.of(what + " at " + Said.day(due) + ", and nothing was done");
  }
}
