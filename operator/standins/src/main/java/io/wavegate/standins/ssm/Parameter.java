package io.wavegate.standins.ssm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import java.time.Instant;

/**
 * A parameter as it was last put.
 *
 * @param type String, StringList or SecureString
 * @param version 1 for the first value, one more with each
 * @param advanced whether it is of the advanced tier, which no parameter leaves again
 */
record Parameter(
    String name, String type, String value, long version, boolean advanced, Instant modified) {
  /** The same as nobody reads it: a SecureString's value is a cipher then. */
  Parameter encrypted() {
    return type.equals("SecureString")
        ? new Parameter(
            name, type, "AQICAH" + "x".repeat(value.length()), version, advanced, modified)
        : this;
  }

  ObjectNode document(String arn) {
    ObjectNode document =
        Json.object()
            .put("Name", name)
            .put("Type", type)
            .put("Value", value)
            .put("Version", version);
    document.set("LastModifiedDate", Json.timestamp(modified));
    return document.put("ARN", arn).put("DataType", "text");
  }
}
