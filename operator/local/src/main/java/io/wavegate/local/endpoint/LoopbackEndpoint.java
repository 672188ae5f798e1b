package io.wavegate.local.endpoint;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.local.live.LiveLoop;
import io.wavegate.standins.protocol.WireRequest;
import io.wavegate.standins.protocol.WireResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipException;

/** Every service of the account at one address of this machine, which nobody else can reach. */
public final class LoopbackEndpoint implements AutoCloseable {
  private static final int BAD_REQUEST = 400;
  private static final int TOO_LONG = 413;

  private final HttpServer server;
  private final Desk desk;
  private final AtomicLong requests = new AtomicLong();

  private LoopbackEndpoint(HttpServer server, Desk desk) {
    this.server = server;
    this.desk = desk;
  }

  /**
   * Listens.
   *
   * @param port 0 for any that is free
   * @throws java.net.BindException if the port is taken
   */
  public static LoopbackEndpoint open(int port, LiveLoop loop, Place place) throws IOException {
    // Without it each answer waits for the client's acknowledgement, 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    InetAddress here = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(here, port), 0);
    LoopbackEndpoint endpoint = new LoopbackEndpoint(server, new Desk(loop, place));
    server.createContext("/", endpoint::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return endpoint;
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String id = "00000000-0000-4000-8000-%012d".formatted(requests.incrementAndGet());
      Optional<Refusal> refusal = refusal(exchange);
      if (refusal.isPresent()) {
        refuse(exchange, refusal.get());
        return;
      }
      try {
        send(exchange, desk.answer(request(exchange), id), id);
      } catch (Body.TooLongException e) {
        refuse(exchange, new Refusal(TOO_LONG, String.valueOf(e.getMessage())));
      } catch (ZipException e) {
        refuse(exchange, new Refusal(BAD_REQUEST, "the body is no gzip: " + e.getMessage()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Optional<Refusal> refusal(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    return Gatekeeper.refusal(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        headers.getOrDefault("Host", List.of()),
        headers.getOrDefault("Origin", List.of()));
  }

  private static WireRequest request(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    boolean compressed = "gzip".equals(headers.getFirst("Content-Encoding"));
    return new WireRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
        headers,
        Body.read(exchange.getRequestBody(), compressed));
  }

  private static void send(HttpExchange exchange, WireResponse response, String id)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", response.contentType());
    headers.set("x-amzn-RequestId", id);
    response.headers().forEach(headers::set);
    write(exchange, response.status(), response.body());
  }

  private static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Connection", "close");
    write(exchange, refusal.status(), Body.of(refusal));
  }

  private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
