package io.wavegate.core.people;

import java.time.Instant;
import java.util.Optional;

/**
 * A person's word.
 *
 * @param who the principal that AWS knows the caller as
 * @param second the principal who asked for the same before, where the policy wants two
 * @param reason the person's own words
 * @param at when it was given
 */
public record Word(String who, Optional<String> second, String reason, Instant at) {
  /** {@code alice: the alarm is broken}, or {@code bob, asked by alice: ...}. */
  public String said() {
    return who + second.map(first -> ", asked by " + first).orElse("") + ": " + reason;
  }
}
