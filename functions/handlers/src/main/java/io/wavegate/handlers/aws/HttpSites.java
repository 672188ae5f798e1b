package io.wavegate.handlers.aws;

import io.wavegate.core.port.Sites;
import io.wavegate.core.port.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Probes sites. Of an answer the status counts, and when it came: nothing of its body is read, so
 * that none is too large.
 */
public final class HttpSites implements Sites {
  private final Function<Duration, SdkHttpClient> clients;
  private final TimeSource time;

  /**
   * @param clients a client that does not follow redirects, by the time that it may take
   */
  public HttpSites(Function<Duration, SdkHttpClient> clients, TimeSource time) {
    this.clients = clients;
    this.time = time;
  }

  @Override
  public Answer get(String url, Duration timeout) {
    Instant began = time.now();
    try {
      SdkHttpRequest request =
          SdkHttpRequest.builder()
              .uri(URI.create(url))
              .method(SdkHttpMethod.GET)
              .putHeader("User-Agent", "wavegate")
              .build();
      ExecutableHttpRequest call =
          clients
              .apply(timeout)
              .prepareRequest(HttpExecuteRequest.builder().request(request).build());
      return answer(call, began);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      return new Answer.NoAnswer(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private Answer answer(ExecutableHttpRequest call, Instant began) throws IOException {
    try {
      HttpExecuteResponse response = call.call();
      Duration took = Duration.between(began, time.now());
      response.responseBody().ifPresent(body -> body.abort());
      return new Answer.Status(response.httpResponse().statusCode(), took);
    } finally {
      // Ends the connection, and with it whatever the site would still send.
      call.abort();
    }
  }
}
