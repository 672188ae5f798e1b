package io.wavegate.standins.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * CBOR documents as JSON and back. A timestamp is tag 1 around epoch seconds; read, it is the
 * number alone, as the tables want it.
 */
final class Cbor {
  private static final int EPOCH_SECONDS = 1;
  private static final CBORFactory FACTORY = new CBORFactory();
  private static final ObjectMapper MAPPER =
      CBORMapper.builder(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Cbor() {}

  /**
   * Reads one document; nothing at all is an empty object.
   *
   * @throws ServiceError if the bytes are not one CBOR document
   */
  static JsonNode read(byte[] bytes) throws ServiceError {
    if (bytes.length == 0) {
      return Json.object();
    }
    try {
      return MAPPER.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw malformed(e.getOriginalMessage());
    } catch (IOException e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
  }

  private static ServiceError malformed(String why) {
    return ServiceError.badRequest("SerializationException", "not a CBOR document: " + why);
  }

  /** Writes one document. */
  static byte[] write(JsonNode node) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CBORGenerator generator = FACTORY.createGenerator(out)) {
      write(generator, "", node);
    } catch (IOException e) {
      throw new UncheckedIOException("a tree that cannot be written", e);
    }
    return out.toByteArray();
  }

  /** The items of a list are timestamps if their list's name says so. */
  private static void write(CBORGenerator out, String member, JsonNode node) throws IOException {
    if (node.isObject()) {
      out.writeStartObject(node, members(node));
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        if (!entry.getValue().isNull()) {
          out.writeFieldName(entry.getKey());
          write(out, entry.getKey(), entry.getValue());
        }
      }
      out.writeEndObject();
    } else if (node.isArray()) {
      out.writeStartArray(node, node.size());
      for (JsonNode item : node) {
        write(out, member, item);
      }
      out.writeEndArray();
    } else {
      scalar(out, member, node);
    }
  }

  private static int members(JsonNode node) {
    return Math.toIntExact(
        node.properties().stream().filter(entry -> !entry.getValue().isNull()).count());
  }

  private static void scalar(CBORGenerator out, String member, JsonNode node) throws IOException {
    if (node.isNumber() && TimestampMembers.holds(member)) {
      out.writeTag(EPOCH_SECONDS);
      out.writeNumber(node.doubleValue());
    } else if (node.isIntegralNumber()) {
      out.writeNumber(node.longValue());
    } else if (node.isNumber()) {
      out.writeNumber(node.doubleValue());
    } else if (node.isBoolean()) {
      out.writeBoolean(node.booleanValue());
    } else if (node.isNull()) {
      out.writeNull();
    } else {
      out.writeString(node.asText());
    }
  }
}
