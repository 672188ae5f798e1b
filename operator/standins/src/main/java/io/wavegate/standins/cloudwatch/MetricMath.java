package io.wavegate.standins.cloudwatch;

import io.wavegate.standins.ServiceError;
import io.wavegate.standins.cloudwatch.MathValue.Scalar;
import io.wavegate.standins.cloudwatch.MathValue.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A metric math expression, as much of its language as is imitated: numbers, ids, {@code + - * /},
 * unary minus, parentheses, and the functions of {@link MathFunctions}. Everything else is refused,
 * so that nothing passes here that CloudWatch would read otherwise.
 */
final class MetricMath {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*([0-9]+(?:\\.[0-9]+)?|[A-Za-z][A-Za-z0-9_]*|[-+*/(),])");
  private static final int DEEPEST = 50;

  private final String id;
  private final Ids ids;
  private final List<String> tokens = new ArrayList<>();
  private int next;
  private int depth;

  /** What ids stand for. */
  interface Ids {
    /** The value of that query of the request. */
    MathValue value(String id) throws ServiceError;
  }

  private MetricMath(String id, Ids ids) {
    this.id = id;
    this.ids = ids;
  }

  /**
   * What an expression comes to.
   *
   * @param id of its query
   */
  static MathValue evaluate(String id, String expression, Ids ids) throws ServiceError {
    MetricMath math = new MetricMath(id, ids);
    math.tokenize(expression);
    MathValue value = math.sum();
    if (math.next < math.tokens.size()) {
      throw math.wrong("unexpected '" + math.tokens.get(math.next) + "'");
    }
    return value;
  }

  private void tokenize(String expression) throws ServiceError {
    String text = expression.strip();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw wrong("'" + text.substring(at).strip().charAt(0) + "' is not imitated");
      }
      tokens.add(matcher.group(1));
      at = matcher.end();
    }
  }

  private MathValue sum() throws ServiceError {
    MathValue value = product();
    while (is("+") || is("-")) {
      String operator = tokens.get(next++);
      value = MathFunctions.combine(operator, value, product());
    }
    return value;
  }

  private MathValue product() throws ServiceError {
    MathValue value = factor();
    while (is("*") || is("/")) {
      String operator = tokens.get(next++);
      value = MathFunctions.combine(operator, value, factor());
    }
    return value;
  }

  private MathValue factor() throws ServiceError {
    if (++depth > DEEPEST) {
      throw wrong("it is too deep");
    }
    MathValue value = is("-") ? negative() : operand(take());
    depth--;
    return value;
  }

  private MathValue negative() throws ServiceError {
    next++;
    return MathFunctions.combine("*", new Scalar(-1), factor());
  }

  private MathValue operand(String token) throws ServiceError {
    if (token.equals("(")) {
      MathValue value = sum();
      expect(")");
      return value;
    }
    char first = token.charAt(0);
    if (Character.isDigit(first)) {
      return new Scalar(Double.parseDouble(token));
    }
    if (!Character.isLetter(first)) {
      throw wrong("unexpected '" + token + "'");
    }
    return is("(") ? function(token) : ids.value(token);
  }

  private MathValue function(String name) throws ServiceError {
    expect("(");
    MathValue first = sum();
    if (!(first instanceof Series series)) {
      throw wrong(name + " wants a time series");
    }
    if (name.equals("FILL")) {
      expect(",");
      Series filled = fill(series);
      expect(")");
      return filled;
    }
    expect(")");
    return MathFunctions.of(name, series)
        .orElseThrow(() -> wrong("function " + name + " is not imitated"));
  }

  private Series fill(Series series) throws ServiceError {
    if (is("REPEAT")) {
      next++;
      return MathFunctions.repeated(series);
    }
    if (!(sum() instanceof Scalar scalar)) {
      throw wrong("FILL is imitated with a number or REPEAT");
    }
    return MathFunctions.filled(series, scalar.value());
  }

  private boolean is(String token) {
    return next < tokens.size() && tokens.get(next).equals(token);
  }

  private String take() throws ServiceError {
    if (next >= tokens.size()) {
      throw wrong("it ends too early");
    }
    return tokens.get(next++);
  }

  private void expect(String token) throws ServiceError {
    if (!is(token)) {
      throw wrong("'" + token + "' is expected");
    }
    next++;
  }

  private ServiceError wrong(String what) {
    return ServiceError.badRequest(
        "ValidationError", "Error in expression '%s': %s".formatted(id, what));
  }
}
