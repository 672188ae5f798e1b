package io.wavegate.standins.protocol;

import io.wavegate.standins.ServiceError;

/** Which protocol a request speaks, told from its headers as the services tell it. */
public final class Protocols {
  private static final Protocol JSON_1_0 = new AwsJson("application/x-amz-json-1.0");
  private static final Protocol JSON_1_1 = new AwsJson("application/x-amz-json-1.1");
  private static final Protocol QUERY = new AwsQuery();
  private static final Protocol LAMBDA = new LambdaRest();

  private Protocols() {}

  /** The protocol in which a service's errors are written when a request cannot be read. */
  public static Protocol fallback() {
    return JSON_1_0;
  }

  /**
   * The protocol of a request.
   *
   * @throws ServiceError for a protocol that is not spoken here, smithy-rpc-v2-cbor among them
   */
  public static Protocol of(String service, WireRequest request) throws ServiceError {
    if (service.equals("lambda")) {
      return LAMBDA;
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
              "%s is asked in %s, which is not spoken here; use AWS JSON or AWS Query"
                  .formatted(service, request.header("Smithy-Protocol").orElse("'" + type + "'")));
    };
  }
}
