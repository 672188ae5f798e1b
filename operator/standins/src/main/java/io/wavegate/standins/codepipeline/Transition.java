package io.wavegate.standins.codepipeline;

import java.time.Instant;

/** The way into a stage, or out of it. */
sealed interface Transition {

  /** Nobody has ever touched it. */
  record Untouched() implements Transition {}

  /** It was disabled, and enabled again. */
  record Enabled(String by, Instant at) implements Transition {}

  /** Nothing passes. */
  record Disabled(String by, Instant at, String reason) implements Transition {}

  default boolean open() {
    return !(this instanceof Disabled);
  }
}
