package io.wavegate.standins.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param latency how long the answer takes to come; only an interceptor can spend that time
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are carried, never compared
public record HttpAnswer(
    int status, Map<String, List<String>> headers, byte[] body, Duration latency) {

  /** A text answer that comes at once. */
  public static HttpAnswer of(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** An answer that comes at once. */
  public static HttpAnswer of(int status, String contentType, byte[] body) {
    return new HttpAnswer(
        status, Map.of("Content-Type", List.of(contentType)), body, Duration.ZERO);
  }

  /** The same answer, later. */
  public HttpAnswer after(Duration longer) {
    return new HttpAnswer(status, headers, body, longer);
  }

  /** The same answer with one more header. */
  public HttpAnswer with(String name, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(headers);
    more.put(name, List.of(value));
    return new HttpAnswer(status, more, body, latency);
  }
}
