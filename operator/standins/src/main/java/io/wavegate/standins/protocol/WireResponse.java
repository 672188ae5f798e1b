package io.wavegate.standins.protocol;

import java.util.Map;

/** An HTTP answer of a service; {@code headers} are those beside the content type. */
@SuppressWarnings("ArrayRecordComponent") // bodies are carried, never compared
public record WireResponse(
    int status, String contentType, Map<String, String> headers, byte[] body) {

  WireResponse(int status, String contentType, byte[] body) {
    this(status, contentType, Map.of(), body);
  }
}
