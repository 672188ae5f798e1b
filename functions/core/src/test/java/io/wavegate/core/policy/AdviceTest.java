package io.wavegate.core.policy;

import static io.wavegate.core.testing.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.model.CarrierKind;
import io.wavegate.core.testing.Policies;
import io.wavegate.core.validation.When;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is worth a word although it may be said. */
class AdviceTest {
  private static final Set<DayOfWeek> MON_THU = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.THURSDAY);

  private static Window window(Set<DayOfWeek> days, LocalDate... except) {
    return new Window(
        days, LocalTime.of(8, 0), LocalTime.of(16, 0), ZoneId.of("UTC"), Set.of(except));
  }

  private static List<String> on(GateAction entry, Window... windows) {
    return on(List.of(), entry, windows);
  }

  private static List<String> on(List<String> calendars, GateAction entry, Window... windows) {
    WavePolicy wave = policy().open(windows).entered(entry).wave();
    return Advice.on(Policies.of(calendars, wave));
  }

  private static GateAction invoke() {
    return new GateAction(CarrierKind.INVOKE, "EntryGate", Duration.ofHours(23));
  }

  private static GateAction approval(Duration atMost) {
    return new GateAction(CarrierKind.APPROVAL, "EntryGate", atMost);
  }

  @Test
  void aWeekendIsLongerThanAnInvokeActionWaits() {
    assertThat(on(invoke(), window(MON_THU)))
        .containsExactly(
            "wave one-box: no window is open for 3d 16h (from Thu 25 Dec 16:00Z), and the entry"
                + " gate is carried by an invoke action, which ends after 24h: give it the"
                + " carrier approval");
  }

  @Test
  void aFreezeOfDaysIsLongerThanAnInvokeActionWaits() {
    assertThat(on(List.of("company-freeze"), invoke()))
        .containsExactly(
            "wave one-box: calendars may be closed for days, and the entry gate is carried by an"
                + " invoke action, which ends after 24h: give it the carrier approval");
    assertThat(on(List.of("company-freeze"), approval(Duration.ofDays(6)))).isEmpty();
  }

  @Test
  void anApprovalWaitsOverAWeekend() {
    assertThat(on(approval(Duration.ofDays(6)), window(MON_THU))).isEmpty();
  }

  @Test
  void aNightIsNotTooLong() {
    assertThat(on(invoke(), window(EnumSet.allOf(DayOfWeek.class)))).isEmpty();
  }

  @Test
  void windowsCountTogether() {
    assertThat(
            on(
                invoke(),
                window(MON_THU),
                window(EnumSet.range(DayOfWeek.FRIDAY, DayOfWeek.SUNDAY))))
        .isEmpty();
  }

  @Test
  void exceptionsMakeItLonger() {
    Window holidays =
        window(
            MON_THU,
            LocalDate.of(2026, 12, 24),
            LocalDate.of(2026, 12, 28),
            LocalDate.of(2026, 12, 29));
    assertThat(on(approval(Duration.ofDays(6)), holidays))
        .containsExactly(
            "wave one-box: no window is open for 6d 16h (from Wed 23 Dec 16:00Z), and the entry"
                + " gate waits at most 6d, then it halts");
  }

  @Test
  void noWindowsMeanAtAnyTime() {
    assertThat(on(invoke())).isEmpty();
  }

  @Test
  void aTestThatIsToRunAgainAndCannotIsTold() {
    WavePolicy hourly =
        policy().running(new When.DuringBake(Duration.ofHours(1)), new When.AfterDeploy()).wave();
    WavePolicy often =
        policy().running(new When.DuringBake(Duration.ofMinutes(59)), new When.EndOfBake()).wave();

    assertThat(Advice.on(Policies.of(List.of(), hourly)))
        .containsExactly(
            "wave one-box: test smoke runs only once: every 1h is not shorter than the bake, 1h");
    assertThat(Advice.on(Policies.of(List.of(), often))).isEmpty();
  }
}
