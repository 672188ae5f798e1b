package io.wavegate.local.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.local.cloud.OperateApi;
import io.wavegate.local.rehearsal.Premises;
import io.wavegate.local.store.RunFile.Call;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.lambda.FunctionReply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries calls from outside out, at the present instant; the same now and when it is replayed. */
final class Calls {
  private static final List<String> READING = List.of("Get", "List", "Describe", "BatchGet");
  private static final String LAMBDA = "lambda";

  /** The service that requests to an HTTP API are signed for. */
  static final String EXECUTE_API = "execute-api";

  private final Premises premises;

  Calls(Premises premises) {
    this.premises = premises;
  }

  /** Whether a call only reads: AWS names its operations so. */
  static boolean isReading(Call call) {
    return READING.stream().anyMatch(call.operation()::startsWith);
  }

  /**
   * Carries one out.
   *
   * @param later is given the answer of a function that is waited for
   * @return the answer of everything else
   */
  Optional<Answer> perform(Call call, Consumer<Answer> later) {
    try {
      JsonNode input = Json.parse(call.input());
      if (call.service().equals(LAMBDA) && call.operation().equals("Invoke")) {
        return invoke(call, input, later);
      }
      if (call.service().equals(EXECUTE_API)) {
        // The operation is the path; the body is the input.
        premises
            .cloud()
            .api()
            .post(call.operation(), call.input(), call.principal(), r -> later.accept(given(r)));
        return Optional.empty();
      }
      return Optional.of(new Answer.Given(table(call).call(call.operation(), input, caller(call))));
    } catch (ServiceError refused) {
      return Optional.of(new Answer.Refused(refused));
    } catch (RuntimeException broken) {
      return Optional.of(
          new Answer.Refused(new ServiceError("InternalFailure", 500, broken.toString())));
    }
  }

  private Optional<Answer> invoke(Call call, JsonNode input, Consumer<Answer> later)
      throws ServiceError {
    boolean waitedFor =
        input.path("InvocationType").asText("RequestResponse").equals("RequestResponse");
    LocalCloud cloud = premises.cloud();
    if (!waitedFor) {
      return Optional.of(
          new Answer.Given(cloud.lambda().call(call.operation(), input, caller(call))));
    }
    byte[] payload = Base64.getDecoder().decode(input.path("Payload").asText());
    cloud
        .lambda()
        .invokeSync(
            input.path("FunctionName").asText(),
            payload.length == 0 ? "{}" : new String(payload, StandardCharsets.UTF_8),
            replying(later));
    return Optional.empty();
  }

  private static Answer given(OperateApi.Response response) {
    return new Answer.Given(
        Json.object().put("status", response.status()).put("body", response.body()));
  }

  private static FunctionReply replying(Consumer<Answer> later) {
    return new FunctionReply() {
      @Override
      public void succeed(String json) {
        later.accept(new Answer.Given(invoked(json)));
      }

      @Override
      public void fail(String errorType, String message) {
        ObjectNode error = Json.object().put("errorMessage", message).put("errorType", errorType);
        later.accept(
            new Answer.Given(invoked(Json.write(error)).put("FunctionError", "Unhandled")));
      }
    };
  }

  private static ObjectNode invoked(String payload) {
    return Json.object()
        .put("StatusCode", 200)
        .put(
            "Payload",
            Base64.getEncoder().encodeToString(payload.getBytes(StandardCharsets.UTF_8)));
  }

  private ServiceTable table(Call call) throws ServiceError {
    return premises
        .directory()
        .table(call.service(), caller(call))
        .orElseThrow(
            () ->
                ServiceError.badRequest(
                    "UnknownOperationException",
                    "this endpoint has no service \"" + call.service() + "\""));
  }

  private Caller caller(Call call) {
    Place place = premises.cloud().place();
    return new Caller(place.account(), place.region(), call.principal());
  }
}
