package io.wavegate.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.wavegate.codec.json.Decoder;
import io.wavegate.codec.json.Encoder;
import io.wavegate.codec.json.StrictJson;

/**
 * JSON for records, sealed interfaces of records, and enums, for the store and for {@code --json}.
 *
 * <p>A record is an object with its components in their order; a variant of a sealed interface has
 * its simple name as first member {@code is}; an enum is its constant's name; times, durations and
 * zones are their ISO-8601 words; an empty {@link java.util.Optional} is left out. Reading is as
 * strict as it can be: missing, unknown and duplicate members are refused, and no class can be
 * named by the input but a variant of the type that was asked for. Secrets in a value are written
 * as they are: what may be shown to people is the caller's to choose.
 */
public final class CoreJson {
  private static final int LONGEST = 4 * 1024 * 1024;
  private static final int DEEPEST = 60;

  private static final StrictJson STRICT = new StrictJson(LONGEST, DEEPEST);
  private static final ObjectWriter PLAIN = new ObjectMapper().writer();
  private static final ObjectWriter PRETTY = PLAIN.with(prettyPrinter());

  private CoreJson() {}

  /**
   * The value on one line. Equal values give equal texts.
   *
   * @throws IllegalArgumentException if the value, or one inside it, has no JSON form
   */
  public static String write(Object value) {
    return write(PLAIN, value);
  }

  /**
   * The value over several lines, indented by two spaces, lines ended by {@code \n}.
   *
   * @throws IllegalArgumentException if the value, or one inside it, has no JSON form
   */
  public static String writePretty(Object value) {
    return write(PRETTY, value);
  }

  /**
   * The value as a tree, to be put into a larger document.
   *
   * @throws IllegalArgumentException if the value, or one inside it, has no JSON form
   */
  public static JsonNode tree(Object value) {
    return Encoder.encode(value);
  }

  /** The text as a tree, to be brought into this version's form before it is read. */
  static JsonNode parse(String json) {
    return STRICT.parse(json);
  }

  /**
   * @throws IllegalArgumentException if {@code json} is not the form of such a value; says where
   */
  public static <T> T read(String json, Class<T> type) {
    return type.cast(Decoder.decode(STRICT.parse(json), type));
  }

  /**
   * The same for types with parameters: {@code read(json, new TypeReference<List<Gate>>() {})}.
   *
   * @throws IllegalArgumentException if {@code json} is not the form of such a value; says where
   */
  @SuppressWarnings("unchecked") // the decoder makes it of that very type
  public static <T> T read(String json, TypeReference<T> type) {
    return (T) Decoder.decode(STRICT.parse(json), type.getType());
  }

  /**
   * @throws IllegalArgumentException if {@code tree} is not the form of such a value; says where
   */
  public static <T> T read(JsonNode tree, Class<T> type) {
    return type.cast(Decoder.decode(tree, type));
  }

  private static String write(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(Encoder.encode(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /** Independent of the platform's line ends. */
  private static DefaultPrettyPrinter prettyPrinter() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    return new DefaultPrettyPrinter(separators).withObjectIndenter(lines).withArrayIndenter(lines);
  }
}
