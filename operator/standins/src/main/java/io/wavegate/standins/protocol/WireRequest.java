package io.wavegate.standins.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request as it came in; header names are compared without regard to case.
 *
 * @param path the undecoded path, starting with a slash
 * @param query the undecoded query, without its question mark, empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are carried, never compared
public record WireRequest(
    String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

  /** A request without a query. */
  public WireRequest(String method, String path, Map<String, List<String>> headers, byte[] body) {
    this(method, path, "", headers, body);
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      if (header.getKey().equalsIgnoreCase(name) && !header.getValue().isEmpty()) {
        return Optional.of(header.getValue().getFirst());
      }
    }
    return Optional.empty();
  }
}
