package io.wavegate.engine.query;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One JSONata expression, compiled once. */
public final class Expression {
  private static final String THREW = "threw an error during evaluation";

  /** Step Functions gives the name of a number that JSON cannot write, {@code "Infinity"}. */
  private static final String OUT_OF_RANGE = "D1001";

  private static final Pattern EVAL = Pattern.compile("\\$eval\\s*\\(");

  private final String source;
  private final Jsonata compiled;

  private Expression(String source, Jsonata compiled) {
    this.source = source;
    this.compiled = compiled;
  }

  /**
   * Compiles the text between <code>{%</code> and <code>%}</code>.
   *
   * @throws IllegalArgumentException if it is no JSONata, or calls {@code $eval}, which Step
   *     Functions does not have
   */
  public static Expression compile(String source) {
    if (EVAL.matcher(StringLiterals.blank(source)).find()) {
      throw new IllegalArgumentException("$eval is not supported, use $parse");
    }
    try {
      Jsonata compiled = Jsonata.jsonata(source);
      compiled.setOutputConvertNulls(false);
      compiled.setValidateInput(false);
      return new Expression(source, compiled);
    } catch (JException e) {
      throw new IllegalArgumentException(e.getError() + ": " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("is nested too deeply", e);
    }
  }

  /** The expression's text, without the surrounding marks. */
  public String source() {
    return source;
  }

  /**
   * Evaluates the expression.
   *
   * @param field the field that it stands in, for messages
   * @throws QueryException if it throws, returns nothing, or returns what JSON has no form for
   */
  public JsonNode evaluate(Bindings bindings, String field) {
    Object result = run(bindings, field);
    if (result == null) {
      throw failure(field, "returned nothing (undefined).");
    }
    try {
      return Json.fromJava(result);
    } catch (IllegalArgumentException e) {
      throw failure(field, "returned an unexpected result type: " + e.getMessage() + ".");
    }
  }

  /** The failure of an expression that gave another type than its field takes. */
  public QueryException unexpected(String field, String expected, JsonNode value) {
    return failure(
        field,
        "returned an unexpected result type. Expected '"
            + expected
            + "', but was '"
            + Json.typeOf(value)
            + "' for value: "
            + Json.text(value));
  }

  private @Nullable Object run(Bindings bindings, String field) {
    Jsonata.Frame frame = compiled.createFrame();
    bindings.bind(frame);
    Bounds bounds = Bounds.guard(frame);
    try {
      return compiled.evaluate(null, frame);
    } catch (StackOverflowError e) {
      throw failure(field, THREW + Bounds.tooDeep().ending());
    } catch (RuntimeException e) {
      if (bounds.isAtTop()
          && e instanceof JException jsonata
          && OUT_OF_RANGE.equals(jsonata.getError())) {
        return String.valueOf(jsonata.getCurrent());
      }
      throw failure(field, THREW + Explanation.of(e));
    }
  }

  private QueryException failure(String field, String what) {
    return new QueryException(
        field,
        "The JSONata expression '" + source + "' specified for the field '" + field + "' " + what);
  }
}
