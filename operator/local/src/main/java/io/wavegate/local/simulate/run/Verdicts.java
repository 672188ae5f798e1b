package io.wavegate.local.simulate.run;

import io.wavegate.local.simulate.checker.Breach;
import io.wavegate.local.simulate.checker.Calm;
import io.wavegate.local.simulate.checker.Checker;
import io.wavegate.local.simulate.schedule.Fault;
import io.wavegate.local.simulate.schedule.Fault.EventsAstray;
import io.wavegate.local.simulate.trace.Happened.Struck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts a run before the checker. */
final class Verdicts {
  private Verdicts() {}

  /** Where the rules did not hold. */
  static List<Breach> of(Played played) {
    return Checker.check(
        played.trace(), played.schedule().plan(), played.end(), new Calm(calm(played)));
  }

  /** After the last strike; never, if a fault has struck that lasts to the end. */
  private static Optional<Instant> calm(Played played) {
    List<Fault> faults = played.schedule().faults();
    boolean lasting = played.struck().stream().anyMatch(i -> !faults.get(i).ends());
    if (lasting || faults.stream().anyMatch(Fault.Skew.class::isInstance)) {
      return Optional.empty();
    }
    return Optional.of(
        played
            .trace()
            .of(Struck.class)
            .map(struck -> struck.at().plus(late(faults.get(struck.fault()))))
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH));
  }

  /** An event that is late, or comes again, goes wrong until then; so does what stands still. */
  private static Duration late(Fault fault) {
    if (fault instanceof Fault.Stall stall) {
      return stall.lasts();
    }
    return fault instanceof EventsAstray astray ? astray.by() : Duration.ZERO;
  }
}
