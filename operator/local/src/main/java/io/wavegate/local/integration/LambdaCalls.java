package io.wavegate.local.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.engine.TaskCall;
import io.wavegate.engine.TaskReply;
import io.wavegate.engine.asl.TaskResource.Integration;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.lambda.FunctionInvoker;
import io.wavegate.standins.lambda.FunctionReply;
import java.util.Optional;

/** Functions, called in each of the three ways that Step Functions has. */
final class LambdaCalls {
  private final FunctionInvoker functions;
  private final Callers callers;
  private final Caller machines;
  private final Refusals refusals;

  LambdaCalls(FunctionInvoker functions, Callers callers, Caller machines, Refusals refusals) {
    this.functions = functions;
    this.callers = callers;
    this.machines = machines;
    this.refusals = refusals;
  }

  static boolean handles(TaskCall call) {
    return call.service().equals("lambda") && call.action().equals("invoke");
  }

  void perform(TaskCall call, TaskReply reply) {
    Optional<Caller> caller = callers.of(call, reply);
    if (caller.isEmpty()) {
      return;
    }
    if (!caller.get().accountId().equals(machines.accountId())) {
      // There are functions in one account only.
      Refusals.absent(call, reply);
      return;
    }
    Integration how = call.resource().integration();
    boolean plain = how == Integration.LAMBDA_FUNCTION;
    String function =
        plain ? call.resource().arn() : call.arguments().path("FunctionName").asText();
    JsonNode payload = plain ? call.arguments() : call.arguments().path("Payload");
    boolean text = how == Integration.AWS_SDK && payload.isTextual();
    try {
      functions.invokeSync(
          function, text ? payload.asText() : payload.toString(), new LambdaReply(reply, how));
    } catch (ServiceError e) {
      Style style = how == Integration.AWS_SDK ? Style.AWS_SDK : Style.OPTIMIZED;
      refusals.service(Services.LAMBDA, style, e, reply);
    }
  }

  /** What a function answered, as the state machine sees it. */
  private record LambdaReply(TaskReply reply, Integration how) implements FunctionReply {
    @Override
    public void succeed(String json) {
      JsonNode payload;
      try {
        payload = Json.parse(json.isEmpty() ? "null" : json);
      } catch (IllegalArgumentException e) {
        reply.fail("Lambda.Unknown", "the function's answer is no JSON: " + e.getMessage());
        return;
      }
      switch (how) {
        case LAMBDA_FUNCTION -> reply.succeed(payload);
        case OPTIMIZED -> reply.succeed(answer().set("Payload", payload));
        case AWS_SDK -> reply.succeed(answer().put("Payload", json));
      }
    }

    private static ObjectNode answer() {
      return Json.object().put("ExecutedVersion", "$LATEST").put("StatusCode", 200);
    }

    /** To the bare API a function that threw is an answer like any other. */
    @Override
    public void fail(String errorType, String message) {
      ObjectNode cause = Json.object().put("errorMessage", message).put("errorType", errorType);
      switch (how) {
        case LAMBDA_FUNCTION, OPTIMIZED -> reply.fail(errorType, cause.toString());
        case AWS_SDK ->
            reply.succeed(
                answer().put("FunctionError", "Unhandled").put("Payload", cause.toString()));
      }
    }
  }
}
