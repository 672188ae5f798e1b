package io.wavegate.codec.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads one JSON document of bounded size and depth, without duplicate keys and without anything
 * after its end. What it says of a bad document never quotes from it: events carry credentials.
 */
public final class StrictJson {
  private final int longest;
  private final int deepest;
  private final ObjectMapper mapper;

  /**
   * @param longest the most characters (or bytes) of a document
   * @param deepest the most levels of nesting
   */
  public StrictJson(int longest, int deepest) {
    this.longest = longest;
    this.deepest = deepest;
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(deepest)
                    .maxStringLength(longest)
                    .build())
            .build();
    this.mapper =
        JsonMapper.builder(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  }

  /**
   * @throws UnusableJsonException if it is not one JSON document in UTF-8 within the bounds
   */
  public JsonNode parse(byte[] utf8) {
    refuseLongerThanAllowed(utf8.length);
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      throw new UnusableJsonException("not UTF-8", e);
    }
  }

  /**
   * @throws UnusableJsonException if it is not one JSON document within the bounds
   */
  public JsonNode parse(String text) {
    refuseLongerThanAllowed(text.length());
    JsonNode node;
    try {
      node = mapper.readTree(text);
    } catch (StreamConstraintsException e) {
      throw new UnusableJsonException("nested deeper than " + deepest + " levels, or too long");
    } catch (JsonProcessingException e) {
      throw new UnusableJsonException(why(e));
    }
    if (node.isMissingNode()) {
      throw new UnusableJsonException("empty, where JSON was expected");
    }
    return node;
  }

  private void refuseLongerThanAllowed(int length) {
    if (length > longest) {
      throw new UnusableJsonException("longer than " + longest + " characters: " + length);
    }
  }

  /** Jackson's own message and cause would quote the document. */
  private static String why(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String what = e.getOriginalMessage().startsWith("Duplicate") ? "a key twice" : "not JSON";
    return at == null
        ? what
        : what + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }
}
