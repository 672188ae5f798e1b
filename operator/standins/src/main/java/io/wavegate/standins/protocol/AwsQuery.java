package io.wavegate.standins.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.model.ServiceModels;
import io.wavegate.standins.model.Shape;
import java.nio.charset.StandardCharsets;

/** AWS Query: form fields in, XML out. */
final class AwsQuery implements Protocol {

  @Override
  public DecodedCall decode(String service, WireRequest request) throws ServiceError {
    QueryForm form = QueryForm.parse(new String(request.body(), StandardCharsets.UTF_8));
    String operation = form.value("Action").orElse("");
    Shape.Structure shape =
        ServiceModels.bundled()
            .input(service, operation)
            .orElseThrow(
                () ->
                    ServiceError.badRequest(
                        "InvalidAction",
                        "Could not find operation %s for %s".formatted(operation, service)));
    return new DecodedCall(operation, form.structure(shape));
  }

  @Override
  public WireResponse encode(DecodedCall call, JsonNode output, String requestId) {
    return xml(200, QueryXml.answer(call.operation(), output, requestId));
  }

  @Override
  public WireResponse encode(ServiceError error, String requestId) {
    return xml(error.httpStatus(), QueryXml.error(error, requestId));
  }

  private static WireResponse xml(int status, String body) {
    return new WireResponse(status, "text/xml", body.getBytes(StandardCharsets.UTF_8));
  }
}
