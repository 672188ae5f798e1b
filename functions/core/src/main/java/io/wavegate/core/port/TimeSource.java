package io.wavegate.core.port;

import java.time.Instant;

/** The one clock at the edge. */
@FunctionalInterface
public interface TimeSource {
  /** The present moment. */
  Instant now();
}
