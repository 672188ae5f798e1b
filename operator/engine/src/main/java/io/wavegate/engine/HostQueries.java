package io.wavegate.engine;

import io.wavegate.engine.query.QueryHost;
import java.time.Instant;

/** Gives expressions the host's time, randomness and ids. */
record HostQueries(EngineHost host) implements QueryHost {
  @Override
  public Instant now() {
    return host.now();
  }

  @Override
  public double random() {
    return host.random();
  }

  @Override
  public String uuid() {
    return host.uuid();
  }
}
