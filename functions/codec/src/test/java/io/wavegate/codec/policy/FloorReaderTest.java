package io.wavegate.codec.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.policy.FloorReader.Result;
import io.wavegate.codec.yaml.Problem;
import io.wavegate.core.policy.Bounds;
import io.wavegate.core.policy.Floor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a floor is written; what is none is never one that allows. */
class FloorReaderTest {
  private static Result read(String text) {
    return FloorReader.read("floor.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void itNamesTheHostsThatTestsMayAsk() {
    assertThat(read("hosts: [\"*.example.com\", API.partner.example]\n"))
        .isEqualTo(
            new Result.Parsed(
                new Floor(Optional.of(List.of("*.example.com", "api.partner.example")))));
  }

  @Test
  void withoutHostsItSaysNothingOfThemAndAnEmptyListAllowsNone() {
    assertThat(read("{}")).isEqualTo(new Result.Parsed(Floor.NONE));
    assertThat(read("hosts: []")).isEqualTo(new Result.Parsed(new Floor(Optional.of(List.of()))));
  }

  @Test
  void itBoundsBakesAndTolerance() {
    assertThat(read("{least-bake: 30m, most-tolerance: 0s}"))
        .isEqualTo(
            new Result.Parsed(
                new Floor(
                    Optional.empty(),
                    new Bounds(Optional.of(Duration.ofMinutes(30)), Optional.of(Duration.ZERO)))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "hosts: [\"*\"] | 1:9: hosts[0] must be a host's name, or *. and a name for all below it, got \"*\"",
        "hosts: [\"*.com\"] | 1:9: hosts[0] must be a host's name, or *. and a name for all below it, got \"*.com\"",
        "hosts: [\"a.*.example.com\"] | 1:9: hosts[0] must be a host's name, or *. and a name for all below it, got \"a.*.example.com\"",
        "hosts: [\"https://a.example.com\"] | 1:9: hosts[0] must be a host's name, or *. and a name for all below it, got \"https://a.example.com\"",
        "hosts: [127.0.0.1] | 1:9: hosts[0] must be a host's name, or *. and a name for all below it, got 127.0.0.1",
        "hosts: a.example.com | 1:8: hosts must be a list, got a.example.com",
        "hots: [] | 1:1: unknown key \"hots\", did you mean \"hosts\"?",
        "least-bake: 59s | 1:13: least-bake must be at least 1m, got 59s",
        "least-bake: 31d | 1:13: least-bake must be at most 30d, got 31d",
        "most-tolerance: none | 1:17: most-tolerance must be a duration such as 90s, 10m, 1h30m or 2d, got none",
        "leastbake: 30m | 1:1: unknown key \"leastbake\", did you mean \"least-bake\"?",
        "hosts | 1:1: the document must be a mapping, got hosts",
        "hosts: | 1:7: hosts must be a list, got nothing",
      })
  void whatIsNoneIsSaidWithItsPlace(String text, String said) {
    assertThat(read(text))
        .isInstanceOfSatisfying(
            Result.Rejected.class,
            rejected ->
                assertThat(rejected.problems())
                    .extracting(Problem::said)
                    .containsExactly("floor.yaml:" + said));
  }

  @Test
  void anEmptyParameterIsNoFloor() {
    assertThat(read("")).isInstanceOf(Result.Rejected.class);
  }
}
