package io.wavegate.engine.query;

import java.time.Instant;

/** Where expressions get what is not in their input: time, randomness, ids. */
public interface QueryHost {

  /** What {@code $now()} and {@code $millis()} tell. */
  Instant now();

  /** A number in [0,1), for {@code $random()} and {@code $shuffle()}. */
  double random();

  /** What {@code $uuid()} gives. */
  String uuid();
}
