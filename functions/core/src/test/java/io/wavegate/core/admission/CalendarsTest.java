package io.wavegate.core.admission;

import static io.wavegate.core.admission.Admitted.NET;
import static io.wavegate.core.admission.Admitted.admits;
import static io.wavegate.core.admission.Admitted.days;
import static io.wavegate.core.admission.Admitted.lookedAt;
import static io.wavegate.core.admission.Admitted.refuses;
import static io.wavegate.core.admission.Admitted.waiting;
import static io.wavegate.core.admission.Admitted.waits;
import static io.wavegate.core.admission.Admitted.waitsFor;
import static io.wavegate.core.admission.Admitted.weekdays;
import static io.wavegate.core.testing.EntryCases.clear;
import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Policies.policy;
import static io.wavegate.core.testing.Times.at;

import io.wavegate.core.testing.EntryCases;
import io.wavegate.core.testing.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Change calendars: every one must be open, and none may be unread. */
class CalendarsTest {
  private static final String SHARED =
      "arn:aws:ssm:eu-west-1:444455556666:document/organisation-freeze";

  private static Optional<Instant> until(String time) {
    return Optional.of(at(time));
  }

  @Test
  void openCalendarsAreSaidInTheReason() {
    given(clear().open("company-holidays").open(SHARED))
        .when(lookedAt("09:00:00"))
        .then(
            admits(
                "no windows set; calendar company-holidays open, calendar organisation-freeze of"
                    + " account 444455556666 open; checkout-aggregate, checkout-onebox OK; no"
                    + " holds; "
                    + NET));
  }

  @Test
  void aClosedOneIsLookedAtWhenItOpens() {
    given(clear().closed("company-freeze", until("09:20:00")))
        .when(lookedAt("09:00:00"))
        .then(waits("calendar company-freeze is closed until Mon 4 May 09:20Z", at("09:20:00")));
  }

  @Test
  void oneThatIsClosedForDaysIsLookedAtWithinTheHourSinceItMayBeEdited() {
    given(clear().closed("company-freeze", Optional.of(at("09:00:00").plus(days(2)))))
        .when(lookedAt("09:00:00"))
        .then(waits("calendar company-freeze is closed until Wed 6 May 09:00Z", at("10:00:00")));
  }

  @Test
  void oneThatSaysNoEndIsLookedAtWithinTheHour() {
    given(clear().closed(SHARED, Optional.empty()))
        .when(lookedAt("09:00:00"))
        .then(
            waits(
                "calendar organisation-freeze of account 444455556666 is closed, and says no end",
                at("10:00:00")));
  }

  /** It was read a moment before it opened. */
  @Test
  void oneThatShouldBeOpenByNowIsLookedAtSoon() {
    given(clear().closed("company-freeze", until("09:00:00")))
        .when(lookedAt("09:00:00"))
        .then(waitsFor("calendar company-freeze is closed until Mon 4 May 09:00Z"));
  }

  @Test
  void oneThatWasNotReadIsNotOpen() {
    given(clear().open("company-holidays").calendarUnread("company-freeze", "AccessDenied"))
        .when(lookedAt("09:00:00"))
        .then(waitsFor("calendar company-freeze was not read: AccessDenied"));
  }

  @Test
  void severalAreSaidEachByItsName() {
    given(
            clear()
                .closed("company-holidays", until("09:10:00"))
                .open("payday")
                .closed("company-freeze", until("09:40:00")))
        .when(lookedAt("09:00:00"))
        .then(
            admission ->
                waiting(
                    admission,
                    List.of(
                        "calendar company-holidays is closed until Mon 4 May 09:10Z",
                        "calendar company-freeze is closed until Mon 4 May 09:40Z"),
                    at("09:40:00")));
  }

  @Test
  void behindAClosedWindowACalendarIsLookedAtWhenItOpens() {
    given(clear().under(policy().open(weekdays())).closed("company-freeze", until("20:30:00")))
        .when(lookedAt("20:00:00"))
        .then(
            admission ->
                waiting(
                    admission,
                    List.of(
                        "window closed until Tue 5 May 08:00Z",
                        "calendar company-freeze is closed until Mon 4 May 20:30Z"),
                    at("08:00:00").plus(days(1))));
  }

  @Test
  void oneThatStaysClosedEndsTheWaitAtItsDeadline() {
    EntryCases frozen = clear().closed("company-freeze", Optional.empty());
    Instant deadline = Times.FROM.plus(days(3));
    given(frozen)
        .when(look -> Admissions.judge(look.at(deadline.minusSeconds(1))))
        .then(waits("calendar company-freeze is closed, and says no end", deadline));
    given(frozen)
        .when(look -> Admissions.judge(look.at(deadline)))
        .then(refuses("waited 3d in vain: calendar company-freeze is closed, and says no end"));
  }
}
