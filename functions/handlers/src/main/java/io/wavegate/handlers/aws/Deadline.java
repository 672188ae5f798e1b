package io.wavegate.handlers.aws;

import io.wavegate.core.port.TimeSource;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;

/** The moment by which all that is done with a connection is over. */
record Deadline(TimeSource time, Instant at) {
  /**
   * What is left, in milliseconds, at least 1.
   *
   * @param most no more than that; 0 for no such limit, as sockets have it
   * @throws SocketTimeoutException if nothing is left
   */
  int left(int most) throws SocketTimeoutException {
    long left = Duration.between(time.now(), at).toMillis();
    if (left < 1) {
      throw new SocketTimeoutException("the time for the whole answer timed out");
    }
    return (int) Math.min(left, most == 0 ? Integer.MAX_VALUE : most);
  }
}
