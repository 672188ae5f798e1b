package io.wavegate.handlers.aws;

import io.wavegate.core.port.Sites;
import io.wavegate.core.port.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Probes sites with the same HTTP client as everything else. */
public final class HttpSites implements Sites {
  private final SdkHttpClient client;
  private final TimeSource time;

  /** With a client that does not follow redirects. */
  public HttpSites(SdkHttpClient client, TimeSource time) {
    this.client = client;
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
      HttpExecuteResponse response =
          client.prepareRequest(HttpExecuteRequest.builder().request(request).build()).call();
      response.responseBody().ifPresent(body -> body.abort());
      return new Answer.Status(
          response.httpResponse().statusCode(), Duration.between(began, time.now()));
    } catch (IOException | IllegalArgumentException e) {
      return new Answer.NoAnswer(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }
}
