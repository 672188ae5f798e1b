package io.wavegate.codec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "90s, PT90S, 1m30s",
    "10m, PT10M, 10m",
    "1h30m, PT1H30M, 1h30m",
    "2d, PT48H, 2d",
    "1d2h3m4s, PT26H3M4S, 1d2h3m4s",
    "0s, PT0S, 0s",
    "36h, PT36H, 1d12h"
  })
  void aDurationIsReadAndSaid(String text, Duration duration, String said) {
    assertThat(Durations.parse(text)).contains(duration);
    assertThat(Durations.said(duration)).isEqualTo(said);
    assertThat(Durations.parse(said)).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "60", "1", "m", "1m1h", "-1m", "1.5h", "1 h", "1H", "9999999s", "PT1H"})
  void anythingElseIsNone(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }
}
