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
        "$hash('wavegate', 'MD5') | \"073c34ab1db7f117667db9ed0954a273\"",
        "$hash('', 'SHA-1') | \"da39a3ee5e6b4b0d3255bfef95601890afd80709\"",
        "$random() | 0.25",
        "$random(7) = $random(7) | true",
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
        "$parse('{') | $parse: not JSON",
        "$hash('x', 'CRC32') | unknown algorithm 'CRC32'",
        "$partition([1], 0) | must be positive, got 0",
        "$range(1, 5, 0) | must not be 0",
        "$range(1, 5000, 1) | more than 1000 values",
        "$sum | unexpected result type: function",
        "'a' + 1 | threw an error during evaluation. T2001",
        "$number('abc') | threw an error during evaluation.",
        "$error('my own words') | my own words",
        "($e := $eval; $e('1')) | $eval is not supported",
      })
  void fails(String source, String words) {
    assertThatThrownBy(() -> evaluate(source))
        .isInstanceOf(QueryException.class)
        .hasMessageStartingWith(
            "The JSONata expression '" + source + "' specified for the field 'Output' ")
        .hasMessageContaining(words);
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
        .hasMessageContaining("threw an error during evaluation. Expression ");
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
