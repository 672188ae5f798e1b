package io.wavegate.checks.artefact;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wavegate.standins.http.Endpoint;
import io.wavegate.standins.http.HttpAnswer;
import io.wavegate.standins.http.ServiceDispatcher;
import io.wavegate.standins.protocol.WireRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The stand-ins behind a real socket: what {@code AWS_ENDPOINT_URL} points at. The service is told
 * by the scope of the signature. One request at a time.
 */
final class ServiceEndpoint implements AutoCloseable {
  private static final Pattern SCOPE =
      Pattern.compile("Credential=[^/]+/[0-9]{8}/(?<region>[a-z0-9-]+)/(?<service>[a-z0-9-]+)/");
  private static final int FORBIDDEN = 403;

  private final HttpServer server;
  private final ServiceDispatcher services;
  private final Runnable before;

  /**
   * Begins to listen, on loopback only.
   *
   * @param before is run before each request: lets the services' time pass
   */
  ServiceEndpoint(ServiceDispatcher services, Runnable before) throws IOException {
    this.services = services;
    this.before = before;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = body(exchange);
    Matcher scope =
        SCOPE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    if (!scope.find()) {
      exchange.sendResponseHeaders(FORBIDDEN, -1);
      exchange.close();
      return;
    }
    before.run();
    WireRequest request =
        new WireRequest(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            exchange.getRequestHeaders(),
            body);
    HttpAnswer answer =
        services.answer(new Endpoint(scope.group("service"), scope.group("region")), request);
    answer.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    exchange.sendResponseHeaders(answer.status(), answer.body().length);
    exchange.getResponseBody().write(answer.body());
    exchange.close();
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    byte[] raw = exchange.getRequestBody().readAllBytes();
    if (!"gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
      return raw;
    }
    try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(raw))) {
      return unzipped.readAllBytes();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
