package io.wavegate.standins.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.protocol.RestJson.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda's REST-JSON. Of Invoke the payload is the body; the operations on versions and aliases are
 * ordinary routes.
 */
final class LambdaRest implements Protocol {
  private static final Pattern INVOKE =
      Pattern.compile("/2015-03-31/functions/([^/]+)/invocations/?");

  private static final String FUNCTION = "/2015-03-31/functions/{FunctionName}";
  private static final RestJson CONTROL =
      new RestJson(
          List.of(
              Route.of("GetAlias", "GET", FUNCTION + "/aliases/{Name}"),
              Route.of("UpdateAlias", "PUT", FUNCTION + "/aliases/{Name}"),
              Route.of("ListVersionsByFunction", "GET", FUNCTION + "/versions")
                  .query(Map.of("Marker", "Marker", "MaxItems", "MaxItems")),
              Route.of("GetFunctionConfiguration", "GET", FUNCTION + "/configuration")
                  .query(Map.of("Qualifier", "Qualifier")),
              Route.of("GetFunction", "GET", FUNCTION).query(Map.of("Qualifier", "Qualifier"))),
          false);

  @Override
  public DecodedCall decode(String service, WireRequest request) throws ServiceError {
    Matcher path = INVOKE.matcher(request.path());
    if (!request.method().equals("POST") || !path.matches()) {
      return CONTROL.decode(service, request);
    }
    ObjectNode input = Json.object();
    input.put("FunctionName", URLDecoder.decode(path.group(1), StandardCharsets.UTF_8));
    request.header("X-Amz-Invocation-Type").ifPresent(type -> input.put("InvocationType", type));
    input.put("Payload", Base64.getEncoder().encodeToString(request.body()));
    return new DecodedCall("Invoke", input);
  }

  @Override
  public WireResponse encode(DecodedCall call, JsonNode output, String requestId) {
    if (!call.operation().equals("Invoke")) {
      return CONTROL.encode(call, output, requestId);
    }
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
    return new WireResponse(
        error.httpStatus(),
        "application/json",
        Map.of(RestJson.ERROR_TYPE, error.code()),
        AwsJson.bytes(body));
  }
}
