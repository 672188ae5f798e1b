package io.wavegate.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  private static final QueryHost HOST =
      new QueryHost() {
        @Override
        public Instant now() {
          return Instant.parse("2026-01-05T09:00:00Z");
        }

        @Override
        public double random() {
          return 0.25;
        }

        @Override
        public String uuid() {
          return "00000000-0000-4000-8000-000000000001";
        }
      };

  private static String evaluate(String source) {
    JsonNode states = Json.parse("{\"input\": {\"n\": null, \"list\": [1, 2, 3], \"one\": [7]}}");
    Bindings bindings = new Bindings(Map.of("states", states), HOST);
    return Json.text(Expression.compile(source).evaluate(bindings, "Output"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$partition([1,2,3,4,5], 2) | [[1,2],[3,4],[5]]",
        "$range(0, 10, 3) | [0,3,6,9]",
        "$range(3, 1, -1) | [3,2,1]",
        "$range(0, 6, 2) | [0,2,4,6]",
        "$range(2, 2, 1) | 2",
        "$range(-1.7, 1.9, 1) | [-1,0,1]",
        "$count($range(1, 5000, 1)) | 5000",
        "$partition([1,2,3], 9) | [[1,2,3]]",
        "$partition([1,2,3]) | [[1,2,3]]",
        "[1,2] ~> $partition(1) | [[1],[2]]",
        "$hash('wavegate', 'MD5') | \"073c34ab1db7f117667db9ed0954a273\"",
        "$hash('', 'SHA-1') | \"da39a3ee5e6b4b0d3255bfef95601890afd80709\"",
        "$random() | 0.25",
        "$random(42) | 0.7275636800328681",
        "$random(42.9) = $random(42) | true",
        "$uuid() | \"00000000-0000-4000-8000-000000000001\"",
        "$parse('{\"a\": [1, null]}') | {\"a\":[1,null]}",
        "$now() | \"2026-01-05T09:00:00.000Z\"",
        "$now('[Y0001]-[M01]-[D01]') | \"2026-01-05\"",
        "$millis() | 1767603600000",
        "$shuffle([1,2,3,4]) | [4,3,1,2]",
        "$states.input.n | null",
        "$states.input.one | [7]",
        "$states.input.list[$ > 1] | [2,3]",
        "{'a': $states.input.n, 'b': $states.input.nothing} | {\"a\":null}",
        "$parse('[1.0, 1e2, 9223372036854775807, 9223372036854775808, 0.5]') | [1,100,9223372036854775807,9.223372036854776E18,0.5]",
        "$map(['1', '[2]'], $parse) | [1,[2]]",
        "1/0 | \"Infinity\"",
        "-1/0 | \"-Infinity\"",
        "1e308 * 10 | \"Infinity\"",
        "10 / 4 | 2.5",
        "2 * 3 | 6",
      })
  void evaluates(String source, String json) {
    assertThat(evaluate(source)).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$states.input.nothing | returned nothing (undefined).",
        "$parse($states.input.nothing) | returned nothing (undefined).",
        "$partition([], 2) | returned nothing (undefined).",
        "$partition([1], 0) | returned nothing (undefined).",
        "$partition([1], -0.5) | returned nothing (undefined).",
        "$range(1, 5, 0) | returned nothing (undefined).",
        "$range(1, 5, -1) | returned nothing (undefined).",
        "$hash('x') | returned nothing (undefined).",
        "$parse('{') | threw an error during evaluation. D3137: Invalid JSON",
        "$parse('') | threw an error during evaluation. D3137: Invalid JSON",
        "$parse('{\"a\":1,\"a\":2}') | threw an error during evaluation. D3137: Invalid JSON",
        "$parse(1) | threw an error during evaluation. T0410: Argument 1 of function \"parse\" does not match function signature",
        "$hash('x', 'CRC32') | threw an error during evaluation. D3137: Hash algorithm 'CRC32' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5",
        "$hash(1, 'MD5') | threw an error during evaluation. T0410: Argument 1 of function \"hash\" does not match function signature",
        "$partition([1], -2) | threw an error during evaluation. D3137: Second argument must be zero or greater",
        "$partition(1, 2) | threw an error during evaluation. T0412: Argument 1 of function \"partition\" must be an array of undefined",
        "$range(1, 'a', 1) | threw an error during evaluation. T0410: Argument 2 of function \"range\" does not match function signature",
        "$uuid(1) | threw an error during evaluation. T0410: Argument 1 of function \"uuid\" does not match function signature",
        "$random(1, 2) | threw an error during evaluation. T0410: Argument 2 of function \"random\" does not match function signature",
        "$sum | returned an unexpected result type: function.",
        "'a' + 1 | threw an error during evaluation. T2001: The left side of the \"+\" operator must evaluate to a number",
        "-'a' | threw an error during evaluation. D1002: Cannot negate a non-numeric value: \"a\"",
        "$abs('a') | threw an error during evaluation. T0410: Argument 1 of function \"abs\" does not match function signature",
        "$sum(['a']) | threw an error during evaluation. T0412: Argument [\"a\"] must be an array of \"numbers\"",
        "$sqrt(-1) | threw an error during evaluation. D3060: The sqrt function cannot be applied to a negative number: -1",
        "$number('abc') | threw an error during evaluation. D3030: Unable to cast value to a number: \"abc\"",
        "$toMillis('x') | threw an error during evaluation. D3110: The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given \"x\"",
        "$nothing(1) | threw an error during evaluation. T1006: Attempted to invoke a non-function",
        "$error('my own words') | threw an error during evaluation. D3137: my own words",
        "($e := $eval; $e('1')) | threw an error during evaluation. T1006: Attempted to invoke a non-function",
        "$count([1..900000]) | threw an error during evaluation: Expression evaluation memory limit exceeded: Check for excessive memory usage",
        "$range(1, 900000, 1) | threw an error during evaluation: Expression evaluation memory limit exceeded: Check for excessive memory usage",
      })
  void fails(String source, String words) {
    assertThatThrownBy(() -> evaluate(source))
        .isInstanceOf(QueryException.class)
        .hasMessageStartingWith(
            "The JSONata expression '" + source + "' specified for the field 'Output' ")
        .hasMessageEndingWith(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($f := function($n) { 1 + $f($n + 1) }; $f(0))",
        "($f := function($n) { $map([$n], $f) }; $f(0))",
        "($f := function($n) { $f($n + 1) }; $f(0))",
        "$sum($map([1..10000], function($i) { $sum($map([1..10000], function($j) { $i * $j })) }))",
      })
  void runawayExpressionsAreStopped(String source) {
    assertThatThrownBy(() -> evaluate(source))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("threw an error during evaluation: ");
  }

  /** An addition of a hundred terms nests a hundred evaluations. */
  @Test
  void theDepthIsThatOfStepFunctions() {
    assertThat(evaluate("1" + "+1".repeat(98))).isEqualTo("99");
    assertThatThrownBy(() -> evaluate("1" + "+1".repeat(199)))
        .hasMessageEndingWith(
            ": Stack overflow error: Check for non-terminating recursive function. Consider"
                + " rewriting as tail-recursive");
  }

  @Test
  void modestRecursionIsFine() {
    assertThat(evaluate("($f := function($n) { $n = 0 ? 1 : $n * $f($n - 1) }; $f(10))"))
        .isEqualTo("3628800");
  }

  @Test
  void anExpressionIsEvaluatedManyTimesWithoutTrace() {
    Expression expression = Expression.compile("($x := $exists($x) ? $x + 1 : 1; $x)");
    Bindings bindings = new Bindings(Map.of(), HOST);

    assertThat(expression.evaluate(bindings, "Output").asInt()).isEqualTo(1);
    assertThat(expression.evaluate(bindings, "Output").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 +", "(", "$eval('1')", "$eval /* x */ ('1')"})
  void whatDoesNotCompileIsRefused(String source) {
    assertThatThrownBy(() -> Expression.compile(source))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
