package io.wavegate.local.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.ServiceError;

/** What comes back of a call. */
public sealed interface Answer {
  /** The operation was done. */
  record Given(JsonNode output) implements Answer {}

  /** The service refused it. */
  record Refused(ServiceError error) implements Answer {}
}
