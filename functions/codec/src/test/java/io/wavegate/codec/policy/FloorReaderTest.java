package io.wavegate.codec.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.codec.policy.FloorReader.Result;
import io.wavegate.codec.yaml.Problem;
import io.wavegate.core.policy.Floor;
import java.nio.charset.StandardCharsets;
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
