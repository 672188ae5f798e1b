package io.wavegate.local.cloud;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.wavegate.handlers.Wiring;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.lambda.FunctionBody;
import io.wavegate.standins.lambda.FunctionReply;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A shipped handler as a function: each invocation is one the scheduler can park. */
final class HandlerFunction implements FunctionBody {
  private final RequestStreamHandler handler;
  private final String name;
  private final Stage stage;

  /** Where invocations play. */
  record Stage(Scheduler scheduler, Seams seams) {}

  private HandlerFunction(RequestStreamHandler handler, String name, Stage stage) {
    this.handler = handler;
    this.name = name;
    this.stage = stage;
  }

  /**
   * Makes the handler that the template names.
   *
   * @throws IllegalArgumentException if there is no such class, or it cannot be wired
   */
  static HandlerFunction of(String className, Wiring wiring, String name, Stage stage) {
    try {
      Object handler = Class.forName(className).getConstructor(Wiring.class).newInstance(wiring);
      return new HandlerFunction((RequestStreamHandler) handler, name, stage);
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalArgumentException("the template names no usable handler: " + className, e);
    }
  }

  @Override
  public void run(String payload, FunctionReply reply) {
    stage.scheduler().start(name, stage.seams().invocation(name, payload, reply, this::invoke));
  }

  private void invoke(String payload, FunctionReply reply) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)),
          output,
          new LocalContext(name));
    } catch (IOException | RuntimeException e) {
      // Lambda reports what a function throws by its class and message, whatever it is.
      reply.fail(e.getClass().getName(), String.valueOf(e.getMessage()));
      return;
    }
    reply.succeed(output.toString(StandardCharsets.UTF_8));
  }
}
