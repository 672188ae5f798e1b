package io.wavegate.standins.http;

import io.wavegate.standins.ServiceError;
import io.wavegate.standins.protocol.WireRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The HTTP client of the AWS SDK for Java, in memory: requests to {@code
 * service.region.amazonaws.com} reach a table, requests to other hosts a site of the world, and
 * every other host is unknown.
 */
public final class StandInHttpClient implements SdkHttpClient {
  private final Directory directory;
  private final CallInterceptor interceptor;
  private final ServiceDispatcher services;
  private final Supplier<Instant> clock;

  /**
   * A client.
   *
   * @param requestIds gives a fresh request id at each call to a service
   * @param clock the services' clock, by which they date their answers
   */
  public StandInHttpClient(
      Directory directory,
      CallInterceptor interceptor,
      Supplier<String> requestIds,
      Supplier<Instant> clock) {
    this.directory = directory;
    this.interceptor = interceptor;
    this.services = new ServiceDispatcher(directory, interceptor, requestIds);
    this.clock = clock;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return response(answer(request));
      }

      @Override
      public void abort() {
        // A call is over before anybody could abort it.
      }
    };
  }

  @Override
  public String clientName() {
    return "StandIn";
  }

  @Override
  public void close() {
    // Nothing is held open.
  }

  private HttpAnswer answer(HttpExecuteRequest request) throws IOException {
    SdkHttpRequest http = request.httpRequest();
    byte[] body = body(request);
    Optional<Site> site = directory.site(http.host());
    if (site.isPresent()) {
      return visit(
          site.get(), new SiteCall(http.method().name(), http.getUri(), http.headers(), body));
    }
    Endpoint endpoint =
        Endpoint.of(http.host()).orElseThrow(() -> new UnknownHostException(http.host()));
    URI uri = http.getUri();
    WireRequest wire =
        new WireRequest(
            http.method().name(),
            uri.getRawPath(),
            Objects.requireNonNullElse(uri.getRawQuery(), ""),
            http.headers(),
            body);
    return services.answer(endpoint, wire).with("Date", date(clock.get()));
  }

  /** As HTTP has it, and all of AWS sends it. */
  private static String date(Instant now) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
  }

  private HttpAnswer visit(Site site, SiteCall call) throws IOException {
    try {
      return interceptor.around(call, () -> site.answer(call));
    } catch (ServiceError error) {
      return HttpAnswer.of(error.httpStatus(), "text/plain", "");
    }
  }

  /** Larger requests, those of PutMetricData above all, are sent compressed. */
  private static byte[] body(HttpExecuteRequest request) throws IOException {
    if (request.contentStreamProvider().isEmpty()) {
      return new byte[0];
    }
    boolean compressed =
        request.httpRequest().firstMatchingHeader("Content-Encoding").orElse("").equals("gzip");
    try (InputStream raw = request.contentStreamProvider().get().newStream();
        InputStream in = compressed ? new GZIPInputStream(raw) : raw) {
      return in.readAllBytes();
    }
  }

  private static HttpExecuteResponse response(HttpAnswer answer) {
    SdkHttpFullResponse.Builder http = SdkHttpFullResponse.builder().statusCode(answer.status());
    answer.headers().forEach(http::putHeader);
    return HttpExecuteResponse.builder()
        .response(http.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
        .build();
  }
}
