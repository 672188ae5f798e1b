package io.wavegate.core.lever;

import java.util.Optional;

/**
 * What a lever's service has shown of the place where it is pulled.
 *
 * @param before before the release was deployed; empty if nobody looked
 * @param released as the release's deployment had ended; empty before that, and if it was not read
 * @param now now
 * @param ordered whether this rollback has asked for something there, or was about to
 */
public record Seen(
    Optional<LeverFacts> before, Optional<LeverFacts> released, LeverFacts now, boolean ordered) {
  /** What an order has led to, given what is to come back by it. */
  public static Seen ordered(LeverFacts wanted, LeverFacts now) {
    return new Seen(Optional.of(wanted), Optional.empty(), now, true);
  }
}
