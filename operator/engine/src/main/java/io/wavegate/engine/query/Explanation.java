package io.wavegate.engine.query;

import com.dashjoin.jsonata.JException;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why an expression failed, in the words of JSONata's own implementation, which are those of Step
 * Functions. The library here has the same codes and sentences, but quotes what it inserts, and has
 * the word "Object" for "function".
 */
final class Explanation {
  private static final Pattern CODE = Pattern.compile("[A-Z]\\d{4}");
  private static final Pattern NUMBER = Pattern.compile("For input string: (\".*\")");

  /** Stand for the two values in a sentence; private use characters, which no sentence has. */
  private static final String FIRST = "\uE000";

  private static final String SECOND = "\uE001";

  /** What an array must be of, by the letter of a signature. */
  private static final Map<String, String> ELEMENTS =
      Map.of(
          "a",
          "arrays",
          "b",
          "booleans",
          "f",
          "functions",
          "n",
          "numbers",
          "o",
          "objects",
          "s",
          "strings");

  private Explanation() {}

  /** What follows "threw an error during evaluation". */
  static String of(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Stopped stopped) {
        return stopped.ending();
      }
      if (cause instanceof StackOverflowError) {
        return Bounds.tooDeep().ending();
      }
    }
    return switch (e) {
      case JException jsonata -> ". " + sentence(jsonata);
      case DateTimeParseException time ->
          ". D3110: The argument of the toMillis function must be an ISO 8601 formatted timestamp."
              + " Given "
              + json(time.getParsedString());
      case NumberFormatException number -> ". " + number(String.valueOf(number.getMessage()));
      default -> ". " + e.getMessage();
    };
  }

  /** The library lets a failed conversion's own exception through. */
  private static String number(String message) {
    Matcher given = NUMBER.matcher(message);
    return given.matches() ? "D3030: Unable to cast value to a number: " + given.group(1) : message;
  }

  private static String sentence(JException e) {
    String code = e.getError();
    if (code == null || !CODE.matcher(code).matches()) {
      return code == null ? String.valueOf(e.getMessage()) : code;
    }
    Object first = e.getCurrent();
    Object second = e.getExpected();
    return code
        + ": "
        + switch (code) {
          // In these three the library does not tell all that the sentence names.
          case "T0412" ->
              "Argument %s must be an array of %s"
                  .formatted(
                      json(first), json(ELEMENTS.getOrDefault(String.valueOf(second), "values")));
          case "T2009" ->
              "The values %s and %s either side of operator must be of the same data type"
                  .formatted(json(first), json(second));
          case "D1002" -> "Cannot negate a non-numeric value: " + json(second);
          default -> filled(JException.msg(code, -1, FIRST, SECOND), first, second);
        };
  }

  private static String filled(String sentence, @Nullable Object first, @Nullable Object second) {
    return sentence
        .replace("Object", "function")
        .replace('"' + FIRST + '"', json(first))
        .replace('"' + SECOND + '"', json(second))
        .replace(FIRST, String.valueOf(first))
        .replace(SECOND, String.valueOf(second));
  }

  private static String json(@Nullable Object value) {
    try {
      return Json.text(Json.fromJava(value));
    } catch (IllegalArgumentException e) {
      return "\"" + value + "\"";
    }
  }
}
