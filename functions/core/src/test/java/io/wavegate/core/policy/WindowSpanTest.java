package io.wavegate.core.policy;

import static io.wavegate.core.testing.Times.at;
import static io.wavegate.core.testing.Windows.window;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is allowed so often per window is counted from its opening on. */
class WindowSpanTest {
  private static final Instant TUESDAY = Instant.parse("2026-05-05T00:00:00Z");

  private static Window london(String from, String to) {
    return window(
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
        LocalTime.parse(from),
        LocalTime.parse(to),
        ZoneId.of("Europe/London"));
  }

  private static WindowSpan span(String now, Window... windows) {
    return WindowSpan.at(List.of(windows), at(now));
  }

  @Test
  void withoutWindowsItIsTheDayInUtc() {
    assertThat(span("23:59:59")).isEqualTo(new WindowSpan(at("00:00:00"), TUESDAY));
    assertThat(span("00:00:00")).isEqualTo(new WindowSpan(at("00:00:00"), TUESDAY));
  }

  @Test
  void anOpenWindowCountsFromItsOpening() {
    assertThat(span("09:30:00", london("09:00", "16:00")))
        .isEqualTo(new WindowSpan(at("08:00:00"), TUESDAY.plusSeconds(8 * 3_600)));
  }

  @Test
  void theNextWindowMayBeOfTheSameDay() {
    assertThat(span("09:30:00", london("09:00", "12:00"), london("14:00", "16:00")))
        .isEqualTo(new WindowSpan(at("08:00:00"), at("13:00:00")));
  }

  @Test
  void twoThatOverlapAreOne() {
    assertThat(span("10:30:00", london("09:00", "12:00"), london("11:00", "16:00")))
        .isEqualTo(new WindowSpan(at("08:00:00"), TUESDAY.plusSeconds(8 * 3_600)));
  }

  /** A person skips the windows: the start counts for its day. */
  @Test
  void outsideOfTheWindowsItIsTheDayUpToTheNextOpening() {
    assertThat(span("20:00:00", london("09:00", "16:00")))
        .isEqualTo(new WindowSpan(at("00:00:00"), TUESDAY.plusSeconds(8 * 3_600)));
  }
}
