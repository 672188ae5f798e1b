package io.wavegate.core.port;

import java.time.Duration;

/** HTTP endpoints that validation tests probe. */
public interface Sites {
  /** What came of a probe. */
  sealed interface Answer {
    /**
     * It answered.
     *
     * @param status the status code
     * @param took until the answer was there
     */
    record Status(int status, Duration took) implements Answer {}

    /**
     * It did not.
     *
     * @param why the error
     */
    record NoAnswer(String why) implements Answer {}
  }

  /** One GET, redirects not followed. */
  Answer get(String url, Duration timeout);
}
