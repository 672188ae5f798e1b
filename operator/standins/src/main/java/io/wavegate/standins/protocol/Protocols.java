package io.wavegate.standins.protocol;

import io.wavegate.standins.ServiceError;

/** Which protocol a request speaks, told from its headers as the services tell it. */
public final class Protocols {
  private static final Protocol JSON_1_0 = new AwsJson("application/x-amz-json-1.0");
  private static final Protocol JSON_1_1 = new AwsJson("application/x-amz-json-1.1");
  private static final Protocol QUERY = new AwsQuery();
  private static final Protocol LAMBDA = new LambdaRest();
  private static final Protocol APP_CONFIG = new RestJson(AppConfigRoutes.ALL, true);
  private static final Protocol CBOR = new RpcV2Cbor();

  private Protocols() {}

  /** The protocol in which a service's errors are written when a request cannot be read. */
  public static Protocol fallback() {
    return JSON_1_0;
  }

  /** The protocol in which an answer is most likely understood, whatever the request is. */
  public static Protocol likely(WireRequest request) {
    if (request.header(RpcV2Cbor.HEADER).orElse("").equals(RpcV2Cbor.NAME)) {
      return CBOR;
    }
    boolean form =
        request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
    return form ? QUERY : JSON_1_0;
  }

  /**
   * The protocol of a request.
   *
   * @throws ServiceError for a protocol that is not spoken here
   */
  public static Protocol of(String service, WireRequest request) throws ServiceError {
    if (service.equals("lambda")) {
      return LAMBDA;
    }
    if (service.equals("appconfig")) {
      return APP_CONFIG;
    }
    if (request.header(RpcV2Cbor.HEADER).orElse("").equals(RpcV2Cbor.NAME)) {
      return CBOR;
    }
    String type = request.header("Content-Type").orElse("").split(";", 2)[0].strip();
    return switch (type) {
      case "application/x-amz-json-1.0" -> JSON_1_0;
      case "application/x-amz-json-1.1" -> JSON_1_1;
      case "application/x-www-form-urlencoded" -> QUERY;
      default ->
          throw new ServiceError(
              "UnsupportedProtocol",
              415,
              "%s is asked in %s, which is not spoken here; use AWS JSON, AWS Query or %s"
                  .formatted(
                      service,
                      request.header(RpcV2Cbor.HEADER).orElse("'" + type + "'"),
                      RpcV2Cbor.NAME));
    };
  }
}
