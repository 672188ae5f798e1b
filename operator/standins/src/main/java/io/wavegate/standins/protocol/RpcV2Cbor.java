package io.wavegate.standins.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Smithy RPC v2 with CBOR: the operation stands in the path, {@code
 * /service/<Shape>/operation/<Operation>}, input and output are CBOR, and every answer says which
 * protocol it is in. A service that spoke AWS Query before gives its old error code in a header, by
 * which clients go.
 */
final class RpcV2Cbor implements Protocol {
  /** The header that names the protocol, in requests and answers. */
  static final String HEADER = "Smithy-Protocol";

  static final String NAME = "rpc-v2-cbor";
  private static final String TYPE = "application/cbor";
  private static final Pattern PATH =
      Pattern.compile("/service/([A-Za-z0-9_.]+)/operation/([A-Za-z0-9_]+)/?");

  @Override
  public DecodedCall decode(String service, WireRequest request) throws ServiceError {
    Matcher path = PATH.matcher(request.path());
    if (!request.method().equals("POST") || !path.matches()) {
      throw new ServiceError(
          "UnknownOperationException",
          404,
          "no operation in %s %s, expected POST /service/<Shape>/operation/<Operation>"
              .formatted(request.method(), request.path()));
    }
    JsonNode input = Cbor.read(request.body());
    if (!input.isObject()) {
      throw ServiceError.badRequest(
          "SerializationException", "the input must be a CBOR map, got " + input.getNodeType());
    }
    return new DecodedCall(path.group(2), input);
  }

  @Override
  public WireResponse encode(DecodedCall call, JsonNode output, String requestId) {
    return new WireResponse(200, TYPE, Map.of(HEADER, NAME), Cbor.write(output));
  }

  @Override
  public WireResponse encode(ServiceError error, String requestId) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HEADER, NAME);
    headers.put(
        "x-amzn-query-error",
        error.code() + ";" + (error.httpStatus() < 500 ? "Sender" : "Receiver"));
    return new WireResponse(
        error.httpStatus(),
        TYPE,
        headers,
        Cbor.write(Json.object().put("__type", error.code()).put("message", error.message())));
  }
}
