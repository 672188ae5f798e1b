package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.query.Bindings;
import io.wavegate.engine.query.Json;
import io.wavegate.engine.query.QueryException;
import io.wavegate.engine.query.Template;
import java.util.function.Predicate;

/** Evaluates fields that must be of a certain type. */
final class Values {
  /** The most that Step Functions takes for seconds. */
  static final int MAX_SECONDS = 99_999_999;

  private Values() {}

  /**
   * Evaluates a field.
   *
   * @param expected JSONata's name of the type, for the message
   */
  static JsonNode ofType(
      Template template,
      String field,
      String expected,
      Bindings bindings,
      Predicate<JsonNode> type) {
    JsonNode value = template.evaluate(bindings, field);
    if (type.test(value)) {
      return value;
    }
    throw switch (template) {
      case Template.Query(var expression) -> expression.unexpected(field, expected, value);
      case Template.Literal l -> literal(field, expected, value);
      case Template.Members m -> literal(field, expected, value);
      case Template.Items i -> literal(field, expected, value);
    };
  }

  private static QueryException literal(String field, String expected, JsonNode value) {
    return new QueryException(
        field,
        "The field '"
            + field
            + "' must be of type '"
            + expected
            + "' but was: "
            + Json.text(value));
  }

  /** Evaluates a field that takes a whole number; the words for one out of range are believed. */
  static int integer(Template template, String field, Bindings bindings, int least, int most) {
    JsonNode value = ofType(template, field, "number", bindings, JsonNode::isNumber);
    double number = value.doubleValue();
    if (number != Math.rint(number) || number < least || number > most) {
      throw new QueryException(
          field,
          "The field '"
              + field
              + "' must be an integer from "
              + least
              + " to "
              + most
              + " but was: "
              + Json.text(value));
    }
    return (int) number;
  }
}
