package io.wavegate.core.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry gate that waits for something which is not known. Most of it clears in minutes; a role
 * that is denied, or an alarm without data, does so only if a person hears of it.
 *
 * @param since since when, without a look between in which everything was known
 * @param told whether a person was told of it
 */
public record Blind(Instant since, boolean told) {
  /** So long it may be a passing trouble. */
  static final Duration PASSING = Duration.ofMinutes(15);

  /**
   * After one more look.
   *
   * @param blind whether something was not known
   * @param before where the gate stood
   * @param now when it was looked at
   */
  public static Optional<Blind> after(boolean blind, Phase before, Instant now) {
    Optional<Blind> still =
        before instanceof Phase.Waiting waiting ? waiting.blind() : Optional.empty();
    return blind ? Optional.of(still.orElse(new Blind(now, false))) : Optional.empty();
  }

  /** Whether a person is to be told now. */
  public boolean isToBeTold(Instant now) {
    return !told && !now.isBefore(since.plus(PASSING));
  }

  /** A person was told. */
  public Blind asTold() {
    return new Blind(since, true);
  }
}
