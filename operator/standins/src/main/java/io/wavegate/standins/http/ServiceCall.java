package io.wavegate.standins.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Caller;

/**
 * A call to an AWS service.
 *
 * @param service the endpoint prefix, for example {@code codepipeline}
 * @param caller told by the access key that signed the request; its Region is the endpoint's
 */
public record ServiceCall(String service, String operation, JsonNode input, Caller caller)
    implements Call {}
