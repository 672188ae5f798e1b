package io.wavegate.standins.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import java.nio.charset.StandardCharsets;

/**
 * AWS JSON 1.0 and 1.1: the operation stands in {@code X-Amz-Target}, input and output are JSON.
 */
final class AwsJson implements Protocol {
  private final String contentType;

  AwsJson(String contentType) {
    this.contentType = contentType;
  }

  @Override
  public DecodedCall decode(String service, WireRequest request) throws ServiceError {
    String target = request.header("X-Amz-Target").orElse("");
    int dot = target.lastIndexOf('.');
    if (dot < 0) {
      throw ServiceError.badRequest(
          "UnknownOperationException", "no operation in X-Amz-Target '%s'".formatted(target));
    }
    return new DecodedCall(target.substring(dot + 1), parse(request.body()));
  }

  static JsonNode parse(byte[] body) throws ServiceError {
    if (body.length == 0) {
      return Json.object();
    }
    try {
      return Json.parse(new String(body, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw ServiceError.badRequest("SerializationException", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public WireResponse encode(DecodedCall call, JsonNode output, String requestId) {
    return new WireResponse(200, contentType, bytes(output));
  }

  @Override
  public WireResponse encode(ServiceError error, String requestId) {
    ObjectNode body = Json.object().put("__type", error.code()).put("message", error.message());
    return new WireResponse(error.httpStatus(), contentType, bytes(body));
  }

  static byte[] bytes(JsonNode node) {
    return Json.write(node).getBytes(StandardCharsets.UTF_8);
  }
}
