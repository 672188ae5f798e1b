package io.wavegate.standins.http;

import java.io.IOException;

/** An HTTP endpoint of the world. */
@FunctionalInterface
public interface Site {

  /**
   * Answers a request.
   *
   * @throws IOException if the connection would break instead
   */
  HttpAnswer answer(SiteCall call) throws IOException;
}
