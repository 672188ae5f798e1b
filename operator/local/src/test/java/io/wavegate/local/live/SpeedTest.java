package io.wavegate.local.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest {
  private static Speed speed(String factor) {
    return new Speed(new BigDecimal(factor));
  }

  @Test
  void virtualTimePassesInWholeMilliseconds() {
    assertThat(speed("60").virtual(Duration.ofSeconds(2))).isEqualTo(Duration.ofMinutes(2));
    assertThat(speed("0.5").virtual(Duration.ofMillis(3))).isEqualTo(Duration.ofMillis(1));
    assertThat(Speed.REAL.virtual(Duration.ofNanos(1_999_999))).isEqualTo(Duration.ofMillis(1));
  }

  @Test
  void whoSleepsForTheRealTimeIsNotTooEarly() {
    for (String factor : new String[] {"0.1", "1", "3", "7", "60", "3600"}) {
      Duration due = Duration.ofMillis(123_457);
      assertThat(speed(factor).virtual(speed(factor).real(due))).isGreaterThanOrEqualTo(due);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.09", "3600.1", "-1"})
  void isBounded(String factor) {
    assertThatThrownBy(() -> speed(factor))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the speed must be from 0.1 to 3600, got " + factor);
  }
}
