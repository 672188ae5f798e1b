package io.wavegate.local.simulate.run;

import io.wavegate.local.simulate.schedule.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which faults that last for a while are on. */
final class Windows {
  private final Map<Integer, Optional<Instant>> until = new LinkedHashMap<>();

  /** A fault begins. */
  void begin(int fault, Instant now, Optional<Duration> lasts) {
    until.put(fault, lasts.map(now::plus));
  }

  boolean isOn(int fault, Instant now) {
    Optional<Instant> end = until.get(fault);
    return end != null && end.filter(at -> !now.isBefore(at)).isEmpty();
  }

  /** How long a fault lasts once it has begun; none for one that lasts to the end. */
  static Optional<Duration> lasts(Fault fault) {
    return switch (fault) {
      case Fault.EventsAstray astray -> astray.lasts();
      case Fault.ServiceFails fails -> fails.lasts();
      case Fault.StaleReads stale -> stale.lasts();
      case Fault.LeftOut left -> left.lasts();
      case Fault.StoreDown down -> down.lasts();
      case Fault.Refused refused -> refused.lasts();
      case Fault.Stall stall -> Optional.of(Fault.Stall.WITHIN);
      case Fault.CallFails fails -> Optional.empty();
      case Fault.WriteFails fails -> Optional.empty();
      case Fault.Crash crash -> Optional.empty();
      case Fault.Skew skew -> Optional.empty();
    };
  }
}
