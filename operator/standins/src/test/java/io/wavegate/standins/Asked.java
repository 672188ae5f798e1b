package io.wavegate.standins;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;

/** A table as a test asks it: in JSON text. */
public record Asked(ServiceTable table) {
  private static final Caller TEAM =
      new Caller("111122223333", "eu-west-1", "arn:aws:sts::111122223333:assumed-role/team/x");

  /** An answer; an error fails the test. */
  public JsonNode of(String operation, String input, Object... values) {
    try {
      return table.call(operation, filled(input, values), TEAM);
    } catch (ServiceError e) {
      throw new AssertionError(e.code() + ": " + e.message(), e);
    }
  }

  /** An error, as code and message. */
  public String refused(String operation, String input, Object... values) {
    ServiceError error =
        catchThrowableOfType(
            ServiceError.class, () -> table.call(operation, filled(input, values), TEAM));
    return error.code() + ": " + error.message();
  }

  /** Each {@code %s} or {@code %d} in its turn. */
  private static JsonNode filled(String input, Object... values) {
    String text = input;
    for (Object value : values) {
      text = text.replaceFirst("%[sd]", Matcher.quoteReplacement(value.toString()));
    }
    return Json.parse(text);
  }
}
