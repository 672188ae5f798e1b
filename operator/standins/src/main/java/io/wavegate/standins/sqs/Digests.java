package io.wavegate.standins.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The MD5 digests with which clients check that a message arrived as it was sent (developer guide,
 * Calculating the MD5 message digest for message attributes).
 */
final class Digests {
  private static final byte TEXT = 1;
  private static final byte BYTES = 2;

  private Digests() {}

  static String body(String body) {
    return hex(body.getBytes(StandardCharsets.UTF_8));
  }

  static String attributes(JsonNode attributes) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    attributes.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sorted.forEach(
        (name, value) -> {
          field(out, name.getBytes(StandardCharsets.UTF_8));
          field(out, value.path("DataType").asText().getBytes(StandardCharsets.UTF_8));
          boolean bytes = value.path("DataType").asText().startsWith("Binary");
          out.write(bytes ? BYTES : TEXT);
          field(
              out,
              bytes
                  ? Base64.getDecoder().decode(value.path("BinaryValue").asText())
                  : value.path("StringValue").asText().getBytes(StandardCharsets.UTF_8));
        });
    return hex(out.toByteArray());
  }

  private static void field(ByteArrayOutputStream out, byte[] bytes) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    out.writeBytes(bytes);
  }

  private static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
