package io.wavegate.checks.artefact;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lambda's Runtime API for one process and one invocation (developer guide, Using the Lambda
 * runtime API).
 */
final class RuntimeApi implements AutoCloseable {
  static final String REQUEST = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";

  private static final String PATH = "/2018-06-01/runtime/";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final HttpServer server;
  private final String event;
  private final String functionArn;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private volatile Optional<Answer> told = Optional.empty();
  private final AtomicBoolean given = new AtomicBoolean();
  private final CountDownLatch over = new CountDownLatch(1);

  RuntimeApi(String event, String functionArn) throws IOException {
    this.event = event;
    this.functionArn = functionArn;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(PATH, this::handle);
    server.start();
  }

  /** What {@code AWS_LAMBDA_RUNTIME_API} is set to. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * What came of the invocation.
   *
   * @throws IllegalStateException if nothing comes, or the process ends before
   */
  Answer await(Process process) {
    var unused =
        process.onExit().thenRun(() -> told.ifPresentOrElse(answer::complete, this::ended));
    try {
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("no answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void ended() {
    answer.completeExceptionally(new IllegalStateException("the process ended"));
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String what = exchange.getRequestURI().getPath().substring(PATH.length());
    switch (what) {
      case "invocation/next" -> next(exchange);
      case "invocation/" + REQUEST + "/response" -> told(exchange, new Answer.Returned(body));
      case "invocation/" + REQUEST + "/error" -> told(exchange, new Answer.Threw(body));
      case "init/error" -> told(exchange, new Answer.NotStarted(body));
      default -> send(exchange, 404, "");
    }
  }

  /** One event; whoever asks again waits, as in Lambda, where the process is frozen meanwhile. */
  private void next(HttpExchange exchange) throws IOException {
    if (given.getAndSet(true)) {
      // Only now is the invocation over: what it says of an error is written after it is told.
      told.ifPresent(answer::complete);
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      send(exchange, 410, "");
      return;
    }
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", REQUEST);
    headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
    headers.set(
        "Lambda-Runtime-Deadline-Ms",
        Long.toString(System.currentTimeMillis() + TIMEOUT.toMillis()));
    headers.set(
        "Lambda-Runtime-Trace-Id",
        "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0");
    send(exchange, 200, event);
  }

  private void told(HttpExchange exchange, Answer what) throws IOException {
    told = Optional.of(what);
    send(exchange, 202, "{\"status\":\"OK\"}");
  }

  /** The client falls over an answer without a content type. */
  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
  }
}
