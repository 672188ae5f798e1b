package io.wavegate.core.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How Wavegate conducts itself at a wave.
 *
 * @param mode how much it may do
 * @param ask how long a person is asked before a gate halts that came to no end; empty if nobody is
 * @param canary the Lambda function that makes synthetic traffic where there is too little; name or
 *     ARN
 */
public record Conduct(Mode mode, Optional<Duration> ask, Optional<String> canary) {
  /**
   * When a gate ends whatever happens: at its deadline, and after the time that a person is given.
   */
  public Instant end(Instant deadline) {
    return deadline.plus(mode == Mode.OBSERVE ? Duration.ZERO : ask.orElse(Duration.ZERO));
  }

  /** It does everything, asks nobody, and makes no traffic. */
  public static final Conduct USUAL =
      new Conduct(Mode.HANDS_OFF, Optional.empty(), Optional.empty());
}
