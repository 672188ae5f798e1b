package io.wavegate.handlers.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Why a function failed, as Step Functions tells it: {@code {"errorMessage": text, "errorType":
 * text, "stackTrace": [...]}}. Of that a person reads the message.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-exceptions.html">Lambda function
 *     errors in Java</a>
 */
public final class Causes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BEGINS = "{\"errorMessage\"";

  private Causes() {}

  /** The same text with such a cause at its end replaced by its message. */
  public static String plain(String text) {
    int at = text.indexOf(BEGINS);
    if (at < 0) {
      return text;
    }
    try {
      JsonNode cause = JSON.readTree(text.substring(at));
      String message = cause.path("errorMessage").asText();
      return text.substring(0, at) + (message.isEmpty() ? "no message" : message);
    } catch (JsonProcessingException cutShort) {
      return text;
    }
  }
}
