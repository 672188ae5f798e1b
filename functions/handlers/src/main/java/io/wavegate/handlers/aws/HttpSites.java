package io.wavegate.handlers.aws;

import io.wavegate.core.policy.Redirect;
import io.wavegate.core.port.Sites;
import io.wavegate.core.port.TimeSource;
import io.wavegate.core.validation.HttpAsk.Method;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Probes sites. Redirects are followed here, one at a time, each with a connection of its own, so
 * that each is checked as the first URL was. Of a body no more than 64 kB is read, and the time of
 * an answer ends with that: whoever uses a site waits for what it says, not for its head.
 */
public final class HttpSites implements Sites {
  private static final String PLAIN_TEXT = "text/plain; charset=utf-8";

  private final Function<Duration, SdkHttpClient> clients;
  private final TimeSource time;

  /**
   * @param clients a client that does not follow redirects, by the time that all that is asked of
   *     it may take
   */
  public HttpSites(Function<Duration, SdkHttpClient> clients, TimeSource time) {
    this.clients = clients;
    this.time = time;
  }

  /** What came of one request: an end, or another request. */
  private sealed interface Step {
    record End(Answer answer) implements Step {}

    record On(Request request) implements Step {}
  }

  @Override
  public Answer ask(Request request) {
    Instant began = time.now();
    Request next = request;
    while (true) {
      Duration left = request.timeout().minus(Duration.between(began, time.now()));
      if (!left.isPositive()) {
        return new Answer.NoAnswer("nothing within " + request.timeout().toMillis() + " ms");
      }
      switch (step(next, began, left)) {
        case Step.End end -> {
          return end.answer();
        }
        case Step.On on -> next = on.request();
      }
    }
  }

  private Step step(Request request, Instant began, Duration left) {
    try {
      ExecutableHttpRequest call = clients.apply(left).prepareRequest(http(request));
      try {
        HttpExecuteResponse response = call.call();
        Step step = step(request, began, response);
        response.responseBody().ifPresent(AbortableInputStream::abort);
        return step;
      } finally {
        // Ends the connection, and with it whatever the site would still send.
        call.abort();
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      return noAnswer(e);
    }
  }

  private Step step(Request request, Instant began, HttpExecuteResponse response)
      throws IOException {
    int status = response.httpResponse().statusCode();
    String location = response.httpResponse().firstMatchingHeader("Location").orElse("");
    return switch (Redirect.of(
        status, location, request.url(), request.redirects(), request.floor())) {
      case Redirect.Follow follow -> new Step.On(redirected(request, follow));
      case Redirect.Refused refused -> new Step.End(new Answer.Astray(refused.why()));
      case Redirect.None none -> {
        String body = body(request, status, response);
        Duration took = Duration.between(began, time.now());
        yield new Step.End(new Answer.Status(status, took, body, header(request, response)));
      }
    };
  }

  private static Step noAnswer(Exception e) {
    return new Step.End(new Answer.NoAnswer(e.getClass().getSimpleName() + ": " + e.getMessage()));
  }

  private static Request redirected(Request request, Redirect.Follow follow) {
    boolean get = !follow.asksAlike() && request.method() == Method.POST;
    List<Header> headers =
        request.headers().stream()
            .filter(header -> follow.staysThere() || !header.secret())
            .toList();
    return new Request(
        follow.url(),
        get ? Method.GET : request.method(),
        get ? "" : request.body(),
        headers,
        request.redirects() - 1,
        request.floor(),
        request.expected(),
        request.timeout(),
        request.wanted());
  }

  private static HttpExecuteRequest http(Request request) {
    SdkHttpRequest.Builder http =
        SdkHttpRequest.builder()
            .uri(URI.create(request.url()))
            .method(SdkHttpMethod.fromValue(request.method().name()))
            .putHeader("User-Agent", "wavegate");
    request.headers().forEach(header -> http.putHeader(header.name(), header.value()));
    if (request.method() != Method.POST) {
      return HttpExecuteRequest.builder().request(http.build()).build();
    }
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    if (http.firstMatchingHeader("Content-Type").isEmpty()) {
      http.putHeader("Content-Type", PLAIN_TEXT);
    }
    http.putHeader("Content-Length", Integer.toString(body.length));
    return HttpExecuteRequest.builder()
        .request(http.build())
        .contentStreamProvider(() -> new ByteArrayInputStream(body))
        .build();
  }

  private static String header(Request request, HttpExecuteResponse response) {
    return request
        .wanted()
        .map(name -> String.join(", ", response.httpResponse().matchingHeaders(name)).strip())
        .orElse("");
  }

  /** The beginning of the body, or as much of it as came where only its lines are shown. */
  private static String body(Request request, int status, HttpExecuteResponse response)
      throws IOException {
    if (response.responseBody().isEmpty()) {
      return "";
    }
    byte[] bytes = new byte[BODY_AT_MOST];
    int read = 0;
    try {
      InputStream body = response.responseBody().get();
      int more = 0;
      while (more >= 0 && read < bytes.length) {
        more = body.read(bytes, read, bytes.length - read);
        read += Math.max(more, 0);
      }
    } catch (IOException e) {
      if (status == request.expected()) {
        throw e;
      }
    }
    return new String(bytes, 0, read, StandardCharsets.UTF_8);
  }
}
