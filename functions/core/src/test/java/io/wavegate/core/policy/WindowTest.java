package io.wavegate.core.policy;

import static io.wavegate.core.testing.Windows.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows in local time: their edges, weekends, and the two nights on which clocks change. */
class WindowTest {
  private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  private static final Set<DayOfWeek> SUNDAYS = EnumSet.of(DayOfWeek.SUNDAY);

  @ParameterizedTest
  @CsvSource({
    "2026-05-04T07:59:59Z, false",
    "2026-05-04T08:00:00Z, true",
    "2026-05-04T14:59:59Z, true",
    "2026-05-04T15:00:00Z, false",
    "2026-05-03T12:00:00Z, false"
  })
  void isOpenFromItsFirstMomentToJustBeforeItsLast(Instant now, boolean open) {
    assertThat(workdays().isOpen(now)).isEqualTo(open);
  }

  @Test
  void opensNowWhereItIsOpen() {
    Instant now = Instant.parse("2026-05-04T08:30:00Z");
    assertThat(workdays().nextOpening(now)).isEqualTo(now);
  }

  @ParameterizedTest(name = "closed at {0}, opens at {1}")
  @CsvSource({
    "2026-05-04T07:00:00Z, 2026-05-04T08:00:00Z",
    "2026-05-04T15:00:00Z, 2026-05-05T08:00:00Z",
    // A weekend over which London's clocks go forward: 9 o'clock is an hour of UTC earlier.
    "2026-03-27T17:00:00Z, 2026-03-30T08:00:00Z",
    // A weekend over which they go back.
    "2026-10-23T17:00:00Z, 2026-10-26T09:00:00Z"
  })
  void opensOnTheNextWorkday(Instant closed, Instant opens) {
    assertThat(workdays().nextOpening(closed)).isEqualTo(opens);
  }

  @Test
  void anExceptionIsClosedAllDayByTheCalendarOfTheZone() {
    Window window =
        new Window(
            WORKDAYS,
            LocalTime.of(9, 0),
            LocalTime.of(16, 0),
            ZoneId.of("Europe/London"),
            Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 28)));
    assertThat(window.isOpen(Instant.parse("2026-12-25T10:00:00Z"))).isFalse();
    assertThat(window.isOpen(Instant.parse("2026-12-24T10:00:00Z"))).isTrue();
    assertThat(window.nextOpening(Instant.parse("2026-12-24T16:00:00Z")))
        .isEqualTo(Instant.parse("2026-12-29T09:00:00Z"));
  }

  @Test
  void aWindowWithManyExceptionsOpensAfterThem() {
    Set<LocalDate> summer = new HashSet<>();
    for (int week = 0; week < 10; week++) {
      summer.add(LocalDate.of(2026, 7, 6).plusWeeks(week));
    }
    Window mondays =
        new Window(
            EnumSet.of(DayOfWeek.MONDAY),
            LocalTime.of(9, 0),
            LocalTime.of(16, 0),
            ZoneId.of("UTC"),
            summer);
    assertThat(mondays.nextOpening(Instant.parse("2026-07-01T00:00:00Z")))
        .isEqualTo(Instant.parse("2026-09-14T09:00:00Z"));
  }

  @Test
  void aWindowThatBeginsInSkippedTimeOpensAsTheClocksGoForward() {
    Window window = london(SUNDAYS, "01:30", "04:00");
    Instant forward = Instant.parse("2026-03-29T01:00:00Z");
    assertThat(window.isOpen(forward.minusSeconds(1))).isFalse();
    assertThat(window.isOpen(forward)).isTrue();
    assertThat(window.nextOpening(Instant.parse("2026-03-29T00:15:00Z"))).isEqualTo(forward);
  }

  @Test
  void aWindowThatEndsSoonAfterSkippedTimeIsNotPassedOver() {
    assertThat(london(SUNDAYS, "01:30", "02:15").nextOpening(Instant.parse("2026-03-29T00:15:00Z")))
        .isEqualTo("2026-03-29T01:00:00Z");
  }

  @Test
  void aWindowWhollyInSkippedTimeOpensAWeekLater() {
    Window window = london(SUNDAYS, "01:15", "01:45");
    assertThat(window.nextOpening(Instant.parse("2026-03-22T12:00:00Z")))
        .isEqualTo("2026-04-05T00:15:00Z");
    assertThat(window.isOpen(Instant.parse("2026-03-29T01:15:00Z"))).isFalse();
  }

  @Test
  void aWindowInRepeatedTimeOpensTwice() {
    Window window = london(SUNDAYS, "01:15", "01:45");
    assertThat(window.nextOpening(Instant.parse("2026-10-25T00:00:00Z")))
        .isEqualTo("2026-10-25T00:15:00Z");
    assertThat(window.nextOpening(Instant.parse("2026-10-25T00:45:00Z")))
        .isEqualTo("2026-10-25T01:15:00Z");
    assertThat(window.nextOpening(Instant.parse("2026-10-25T01:45:00Z")))
        .isEqualTo("2026-11-01T01:15:00Z");
  }

  @Test
  void aWindowThatEndsInRepeatedTimeOpensAgainAsTheClocksGoBack() {
    Window window = london(SUNDAYS, "00:30", "01:30");
    assertThat(window.isOpen(Instant.parse("2026-10-25T00:45:00Z"))).isFalse();
    assertThat(window.nextOpening(Instant.parse("2026-10-25T00:45:00Z")))
        .isEqualTo("2026-10-25T01:00:00Z");
  }

  @Test
  void aChangeOfTheClocksMonthsAheadIsNotTheNextOpening() {
    assertThat(london(SUNDAYS, "00:30", "03:00").nextOpening(Instant.parse("2026-02-02T12:00:00Z")))
        .isEqualTo("2026-02-08T00:30:00Z");
  }

  @Test
  void midnightBelongsToTheDayThatItBegins() {
    Window window = london(EnumSet.of(DayOfWeek.TUESDAY), "00:00", "01:00");
    assertThat(window.isOpen(Instant.parse("2026-05-04T22:59:59Z"))).isFalse();
    assertThat(window.isOpen(Instant.parse("2026-05-04T23:00:00Z"))).isTrue();
    assertThat(window.nextOpening(Instant.parse("2026-05-05T00:00:00Z")))
        .isEqualTo("2026-05-11T23:00:00Z");
  }

  @Test
  void aDayThatHasNoMidnightOpensAtItsFirstMoment() {
    Window window = window(SUNDAYS, LocalTime.MIDNIGHT, LocalTime.of(2, 0), beirut());
    assertThat(window.nextOpening(Instant.parse("2026-03-28T12:00:00Z")))
        .isEqualTo("2026-03-28T22:00:00Z");
    assertThat(window.nextOpening(Instant.parse("2026-03-28T12:00:00Z")).atZone(beirut()))
        .hasToString("2026-03-29T01:00+03:00[Asia/Beirut]");
  }

  @Test
  void aZoneWithoutChangesOfItsClocksWorksToo() {
    Window window = window(WORKDAYS, LocalTime.of(9, 0), LocalTime.of(16, 0), ZoneId.of("UTC"));
    assertThat(window.nextOpening(Instant.parse("2026-05-01T16:00:00Z")))
        .isEqualTo("2026-05-04T09:00:00Z");
  }

  @Test
  void aWindowThatIsNoneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> london(SUNDAYS, "09:00", "09:00"))
        .withMessage("a window must end after it begins, got 09:00 to 09:00");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> london(Set.of(), "09:00", "10:00"))
        .withMessage("a window needs at least one day");
  }

  private static Window workdays() {
    return london(WORKDAYS, "09:00", "16:00");
  }

  private static Window london(Set<DayOfWeek> days, String from, String to) {
    return window(days, LocalTime.parse(from), LocalTime.parse(to), ZoneId.of("Europe/London"));
  }

  private static ZoneId beirut() {
    return ZoneId.of("Asia/Beirut");
  }
}
