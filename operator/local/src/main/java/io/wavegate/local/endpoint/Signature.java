package io.wavegate.local.endpoint;

import io.wavegate.standins.ServiceError;
import io.wavegate.standins.protocol.WireRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the signature of a request says: whose key, which Region, which service. That it is right is
 * not checked: everybody on this machine may call.
 */
record Signature(String accessKey, String region, String service) {
  private static final int FORBIDDEN = 403;
  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/,\\s]*)/[0-9]{8}/([^/,\\s]+)/([^/,\\s]+)/aws4_request");

  /** What a session may be called, since the key becomes one's name. */
  private static final Pattern NAME = Pattern.compile("[\\w+=.@-]{2,64}");

  static Signature of(WireRequest request) throws ServiceError {
    String header = request.header("Authorization").orElse("");
    if (header.isEmpty()) {
      throw new ServiceError(
          "MissingAuthenticationTokenException",
          FORBIDDEN,
          "credentials must be given, any will do: export AWS_ACCESS_KEY_ID=me"
              + " AWS_SECRET_ACCESS_KEY=any");
    }
    Matcher credential = CREDENTIAL.matcher(header);
    if (!credential.find()) {
      throw new ServiceError(
          "IncompleteSignatureException",
          FORBIDDEN,
          "the Authorization header has no Credential=KEY/DATE/REGION/SERVICE/aws4_request");
    }
    if (!NAME.matcher(credential.group(1)).matches()) {
      throw new ServiceError(
          "UnrecognizedClientException",
          FORBIDDEN,
          "the access key id becomes the caller's name here: 2 to 64 letters, digits or +=.@-_");
    }
    return new Signature(credential.group(1), credential.group(2), credential.group(3));
  }
}
