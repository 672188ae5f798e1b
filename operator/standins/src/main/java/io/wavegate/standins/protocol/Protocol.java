package io.wavegate.standins.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.ServiceError;

/** One wire protocol: bytes to operation and JSON, and JSON or error back to bytes. */
public interface Protocol {

  /**
   * Reads a request.
   *
   * @throws ServiceError if the bytes are not a request of this protocol
   */
  DecodedCall decode(String service, WireRequest request) throws ServiceError;

  /** Writes an answer. */
  WireResponse encode(DecodedCall call, JsonNode output, String requestId);

  /** Writes an error. */
  WireResponse encode(ServiceError error, String requestId);
}
