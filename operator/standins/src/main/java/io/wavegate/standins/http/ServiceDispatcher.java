package io.wavegate.standins.http;

import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.protocol.DecodedCall;
import io.wavegate.standins.protocol.Protocol;
import io.wavegate.standins.protocol.Protocols;
import io.wavegate.standins.protocol.WireRequest;
import io.wavegate.standins.protocol.WireResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From a request in some protocol to a table and back. It knows nothing of the HTTP client, so that
 * a socket can stand before the same tables.
 */
public final class ServiceDispatcher {
  private static final Pattern ACCESS_KEY = Pattern.compile("Credential=([^/,\\s]+)/");

  private final Directory directory;
  private final CallInterceptor interceptor;
  private final Supplier<String> requestIds;

  /**
   * A dispatcher.
   *
   * @param requestIds a fresh request id at each call, for the answer's header
   */
  public ServiceDispatcher(
      Directory directory, CallInterceptor interceptor, Supplier<String> requestIds) {
    this.directory = directory;
    this.interceptor = interceptor;
    this.requestIds = requestIds;
  }

  /**
   * Answers a request to a service's endpoint.
   *
   * @throws IOException if the interceptor breaks the connection
   */
  public HttpAnswer answer(Endpoint endpoint, WireRequest request) throws IOException {
    String requestId = requestIds.get();
    Protocol protocol = Protocols.fallback();
    try {
      protocol = Protocols.of(endpoint.service(), request);
      DecodedCall decoded = protocol.decode(endpoint.service(), request);
      Caller caller = directory.caller(accessKey(request)).in(endpoint.region());
      ServiceCall call =
          new ServiceCall(endpoint.service(), decoded.operation(), decoded.input(), caller);
      Protocol spoken = protocol;
      return interceptor.around(call, () -> perform(call, spoken, requestId));
    } catch (ServiceError error) {
      return http(protocol.encode(error, requestId), requestId);
    }
  }

  private HttpAnswer perform(ServiceCall call, Protocol protocol, String requestId) {
    try {
      ServiceTable table =
          directory.table(call.service(), call.caller()).orElseThrow(() -> unreachable(call));
      DecodedCall decoded = new DecodedCall(call.operation(), call.input());
      return http(
          protocol.encode(
              decoded, table.call(call.operation(), call.input(), call.caller()), requestId),
          requestId);
    } catch (ServiceError error) {
      return http(protocol.encode(error, requestId), requestId);
    }
  }

  private static ServiceError unreachable(ServiceCall call) {
    return new ServiceError(
        "UnrecognizedClientException",
        400,
        "no %s in account %s and Region %s"
            .formatted(call.service(), call.caller().accountId(), call.caller().region()));
  }

  private static HttpAnswer http(WireResponse response, String requestId) {
    HttpAnswer answer =
        HttpAnswer.of(response.status(), response.contentType(), response.body())
            .with("x-amzn-RequestId", requestId);
    for (Map.Entry<String, String> header : response.headers().entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  private static String accessKey(WireRequest request) {
    Matcher credential = ACCESS_KEY.matcher(request.header("Authorization").orElse(""));
    return credential.find() ? credential.group(1) : "";
  }
}
