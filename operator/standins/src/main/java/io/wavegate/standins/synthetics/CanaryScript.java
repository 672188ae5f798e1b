package io.wavegate.standins.synthetics;

import java.time.Instant;

/** The world's say in a canary's runs. */
@FunctionalInterface
public interface CanaryScript {

  /**
   * How a run goes that begins then. Asked as often as the runs are read, and always with the same
   * answer.
   */
  CanaryOutcome outcome(Instant started);
}
