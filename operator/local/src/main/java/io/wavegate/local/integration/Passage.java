package io.wavegate.local.integration;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.http.ServiceCall;
import java.io.IOException;

/** What stands between a task and the service that it calls. */
@FunctionalInterface
public interface Passage {

  /** Nothing does. */
  Passage FREE = (call, proceed) -> proceed.run();

  /**
   * Lets a call through, or does not.
   *
   * @throws ServiceError if the service refuses it, or somebody in its place
   * @throws IOException if no answer comes, whether the call was carried out or not
   */
  JsonNode through(ServiceCall call, Proceed proceed) throws ServiceError, IOException;

  /** Carries the call out. */
  @FunctionalInterface
  interface Proceed {
    JsonNode run() throws ServiceError;
  }
}
