package io.wavegate.local.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.local.live.Answer;
import io.wavegate.local.live.LiveLoop;
import io.wavegate.local.live.LiveRun.Operation;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.protocol.DecodedCall;
import io.wavegate.standins.protocol.Protocol;
import io.wavegate.standins.protocol.Protocols;
import io.wavegate.standins.protocol.WireRequest;
import io.wavegate.standins.protocol.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * From the bytes of a request to the run and back. The service is told by the signature's scope,
 * the operation as the protocol tells it.
 */
final class Desk {
  private static final String EXECUTE_API = "execute-api";

  private final LiveLoop loop;
  private final Place place;

  Desk(LiveLoop loop, Place place) {
    this.loop = loop;
    this.place = place;
  }

  /** Answers a request in its own protocol. */
  WireResponse answer(WireRequest request, String requestId) throws InterruptedException {
    Protocol protocol = Protocols.likely(request);
    try {
      Signature signature = Signature.of(request);
      if (signature.service().equals(EXECUTE_API)) {
        return api(request, signature);
      }
      demandRegion(signature);
      protocol = Protocols.of(signature.service(), request);
      DecodedCall call = protocol.decode(signature.service(), request);
      return switch (loop.ask(principal(signature), operation(signature, call))) {
        case Answer.Given(JsonNode output) -> protocol.encode(call, output, requestId);
        case Answer.Refused(ServiceError error) -> protocol.encode(error, requestId);
      };
    } catch (ServiceError error) {
      return protocol.encode(error, requestId);
    }
  }

  /** A request to Wavegate's own HTTP API: the path says what is asked. */
  private WireResponse api(WireRequest request, Signature signature) throws InterruptedException {
    String body = new String(request.body(), StandardCharsets.UTF_8);
    Operation asked = new Operation(EXECUTE_API, request.path(), body.isBlank() ? "{}" : body);
    return switch (loop.ask(principal(signature), asked)) {
      case Answer.Given(JsonNode output) ->
          json(output.path("status").asInt(), output.path("body").asText());
      case Answer.Refused(ServiceError error) ->
          json(error.httpStatus(), Json.write(Json.object().put("message", error.message())));
    };
  }

  private static WireResponse json(int status, String body) {
    return new WireResponse(
        status, "application/json", Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private void demandRegion(Signature signature) throws ServiceError {
    if (!signature.region().equals(place.region())) {
      throw ServiceError.badRequest(
          "UnrecognizedClientException",
          "there is only %s here, the request is signed for %s: export AWS_REGION=%s AWS_DEFAULT_REGION=%s"
              .formatted(place.region(), signature.region(), place.region(), place.region()));
    }
  }

  private String principal(Signature signature) {
    return "arn:aws:sts::%s:assumed-role/local/%s"
        .formatted(place.account(), signature.accessKey());
  }

  private static Operation operation(Signature signature, DecodedCall call) {
    return new Operation(signature.service(), call.operation(), Json.write(call.input()));
  }
}
