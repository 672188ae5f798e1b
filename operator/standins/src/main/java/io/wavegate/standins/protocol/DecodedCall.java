package io.wavegate.standins.protocol;

import com.fasterxml.jackson.databind.JsonNode;

/** An operation and its input, free of any protocol. */
public record DecodedCall(String operation, JsonNode input) {}
