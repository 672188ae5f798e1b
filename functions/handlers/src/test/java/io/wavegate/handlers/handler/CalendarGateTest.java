package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.codec.CoreJson;
import io.wavegate.core.admission.Admission;
import io.wavegate.core.admission.Admissions;
import io.wavegate.core.admission.EntryLook;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An entry gate waits until every change calendar of the policy is open. */
class CalendarGateTest {
  private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

  private final Bench bench = Bench.open();

  private Journey under(String... calendars) {
    bench.install(
        Bench.policy(
            "watch-after-last-wave: 1h",
            "watch-after-last-wave: 1h\ncalendars: [" + String.join(", ", calendars) + "]"));
    return Journey.atEntry(bench);
  }

  private void closed(String calendar, Duration from, Duration until) {
    bench.closeCalendar(calendar, TEN.plus(from), TEN.plus(until));
  }

  @Test
  void withoutCalendarsNoneIsAskedFor() {
    Journey release = Journey.atEntry(bench);

    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");

    assertThat(bench.faults().calls("GetCalendarState")).isEmpty();
  }

  @Test
  void aClosedCalendarIsWaitedForAndThenTheDeploymentStarts() {
    closed("freeze", Duration.ZERO, Duration.ofMinutes(20));
    closed("holidays", Duration.ofDays(1), Duration.ofDays(2));
    Journey release = under("freeze", "holidays");

    JsonNode answer = release.functions().openGate(release.entry());

    assertThat(answer.path("next").asText()).isEqualTo("WAIT");
    assertThat(answer.path("until").asText()).isEqualTo("2026-03-02T10:20:00Z");
    assertThat(release.timeline().getLast())
        .isEqualTo(
            "WAITING calendar freeze is closed until Mon 2 Mar 10:20Z; next look Mon 2 Mar 10:20Z");
    assertThat(bench.faults().calls("GetCalendarState"))
        .extracting(call -> call.input().path("CalendarNames").toString())
        .containsExactly("[\"freeze\"]", "[\"holidays\"]");

    release.hold(Duration.ofMinutes(20));
    assertThat(release.open(release.entry())).isEqualTo("JUDGE");
    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");
    assertThat(release.timeline().getLast())
        .startsWith(
            "DECIDED PROMOTE: inside a window; calendar freeze open, calendar holidays open;");
  }

  @Test
  void theAdmissionCanBeComputedAgainFromWhatWasRead() {
    closed("holidays", Duration.ofDays(1), Duration.ofDays(2));
    Journey release = under("holidays");

    release.judge(release.entry());

    String look = bench.books().releases().evidence(release.entry()).orElseThrow().look();
    assertThat(Admissions.judge(CoreJson.read(look, EntryLook.class)))
        .isInstanceOfSatisfying(
            Admission.Admit.class,
            admit ->
                assertThat(admit.verdict())
                    .isEqualTo(release.gate(release.entry()).verdict().orElseThrow()));
  }

  @Test
  void oneThatIsOpenedEarlyIsNoticedWithinTheHour() {
    closed("freeze", Duration.ZERO, Duration.ofDays(2));
    Journey release = under("freeze");

    assertThat(release.functions().openGate(release.entry()).path("until").asText())
        .isEqualTo("2026-03-02T11:00:00Z");

    closed("freeze", Duration.ZERO, Duration.ofMinutes(10));
    release.hold(Duration.ofHours(1));
    assertThat(release.open(release.entry())).isEqualTo("JUDGE");
    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");
  }

  @Test
  void oneThatClosesBetweenTheLookAndTheDecisionIsWaitedFor() {
    closed("freeze", Duration.ofSeconds(30), Duration.ofMinutes(20));
    Journey release = under("freeze");

    assertThat(release.open(release.entry())).isEqualTo("JUDGE");
    bench.time().pass(Duration.ofSeconds(30));

    assertThat(release.judge(release.entry())).isEqualTo("WAIT");
  }

  @Test
  void oneThatIsNotThereIsWaitedForAndSaid() {
    Journey release = under("freeze");

    assertThat(release.open(release.entry())).isEqualTo("WAIT");
    assertThat(release.timeline().getLast())
        .startsWith(
            "WAITING calendar freeze was not read: Systems Manager knows no such document here");

    closed("freeze", Duration.ofDays(1), Duration.ofDays(2));
    bench.time().pass(Duration.ofMinutes(5));
    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");
  }

  @Test
  void aBakeAndItsPromotionDoNotAskForCalendars() {
    closed("freeze", Duration.ofMinutes(1), Duration.ofDays(2));
    bench.install(
        Bench.policy(
            "watch-after-last-wave: 1h", "watch-after-last-wave: 1h\ncalendars: [freeze]"));
    Journey release = Journey.baked(bench);

    assertThat(release.judge(release.promotion())).isEqualTo("PROMOTE");
  }
}
