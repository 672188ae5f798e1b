package io.wavegate.standins.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda's REST-JSON, for Invoke alone: the payload is the body, the function stands in the path.
 */
final class LambdaRest implements Protocol {
  private static final Pattern INVOKE =
      Pattern.compile("/2015-03-31/functions/([^/]+)/invocations/?");

  @Override
  public DecodedCall decode(String service, WireRequest request) throws ServiceError {
    Matcher path = INVOKE.matcher(request.path());
    if (!request.method().equals("POST") || !path.matches()) {
      throw new ServiceError(
          "UnknownOperationException",
          404,
          "only Invoke is imitated, not %s %s".formatted(request.method(), request.path()));
    }
    ObjectNode input = Json.object();
    input.put("FunctionName", URLDecoder.decode(path.group(1), StandardCharsets.UTF_8));
    request.header("X-Amz-Invocation-Type").ifPresent(type -> input.put("InvocationType", type));
    input.put("Payload", Base64.getEncoder().encodeToString(request.body()));
    return new DecodedCall("Invoke", input);
  }

  @Override
  public WireResponse encode(DecodedCall call, JsonNode output, String requestId) {
    byte[] payload = Base64.getDecoder().decode(output.path("Payload").asText(""));
    Map<String, String> headers =
        output.has("FunctionError")
            ? Map.of("X-Amz-Function-Error", output.path("FunctionError").asText())
            : Map.of();
    int status = output.path("StatusCode").asInt(200);
    return new WireResponse(status, "application/json", headers, payload);
  }

  @Override
  public WireResponse encode(ServiceError error, String requestId) {
    ObjectNode body =
        Json.object()
            .put("__type", error.code())
            .put("Type", "User")
            .put("Message", error.message());
    return new WireResponse(error.httpStatus(), "application/json", AwsJson.bytes(body));
  }
}
