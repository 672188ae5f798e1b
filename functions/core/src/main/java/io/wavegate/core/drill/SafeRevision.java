package io.wavegate.core.drill;

import io.wavegate.core.model.Said;
import java.time.Instant;

/**
 * A revision of which an upgrade-and-rollback test has shown that it can be taken back.
 *
 * @param revision the source revision
 * @param by where, as a person reads it
 * @param what what was taken back, as a person reads it
 * @param at when the test ended
 */
public record SafeRevision(String revision, String by, String what, Instant at) {
  /** As a person reads it. */
  public String said() {
    return "revision %s is rollback-safe (%s: %s, %s)".formatted(revision, by, what, Said.day(at));
  }
}
