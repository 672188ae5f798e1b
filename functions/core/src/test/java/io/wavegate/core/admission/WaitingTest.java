package io.wavegate.core.admission;

import static io.wavegate.core.admission.Admitted.days;
import static io.wavegate.core.admission.Admitted.lookedAt;
import static io.wavegate.core.admission.Admitted.refuses;
import static io.wavegate.core.admission.Admitted.standsDown;
import static io.wavegate.core.admission.Admitted.waits;
import static io.wavegate.core.admission.Admitted.weekdays;
import static io.wavegate.core.testing.AlarmCase.alarm;
import static io.wavegate.core.testing.EntryCases.clear;
import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Policies.AGGREGATE;
import static io.wavegate.core.testing.Policies.policy;
import static io.wavegate.core.testing.Times.at;
import static io.wavegate.core.testing.Windows.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.admission.Admission.Admit;
import io.wavegate.core.admission.Admission.Wait;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.policy.Window;
import io.wavegate.core.testing.EntryCases;
import io.wavegate.core.testing.Times;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** How long a deployment waits, when it is looked at next, and who may have answered meanwhile. */
class WaitingTest {
  @Test
  void aClosedWindowWaitsUntilItOpens() {
    given(clear().under(policy().open(weekdays())))
        .when(lookedAt("20:00:00"))
        .then(waits("window closed until Tue 5 May 08:00Z", at("08:00:00").plus(days(1))));
  }

  @Test
  void theFirstOfSeveralWindowsCounts() {
    Window evening =
        window(
            EnumSet.of(DayOfWeek.MONDAY),
            LocalTime.of(21, 30),
            LocalTime.of(22, 0),
            ZoneId.of("Europe/London"));
    given(clear().under(policy().open(weekdays(), evening)))
        .when(lookedAt("20:00:00"))
        .then(waits("window closed until Mon 4 May 20:30Z", at("20:30:00")));
  }

  @Test
  void behindAClosedWindowNothingElseIsLookedAtUntilItOpens() {
    given(clear().under(policy().open(weekdays())).held("arn:jo", "sale", "08:00:00"))
        .when(lookedAt("20:00:00"))
        .then(
            admission ->
                assertThat(admission)
                    .isInstanceOfSatisfying(
                        Wait.class,
                        wait -> {
                          assertThat(wait.blockers()).hasSize(2);
                          assertThat(wait.nextLook()).isEqualTo(at("08:00:00").plus(days(1)));
                        }));
  }

  /** Else a role that is denied on Friday would be told of as the window opens on Monday. */
  @Test
  void whatIsNotSeenIsLookedAtBeforeTheWindowOpens() {
    given(
            clear()
                .under(policy().open(weekdays()))
                .aggregate(alarm(AGGREGATE).unread("AccessDenied"))
                .waitingSince(at("20:00:00")))
        .when(lookedAt("20:00:00"))
        .then(
            admission ->
                assertThat(admission)
                    .isInstanceOfSatisfying(
                        Wait.class,
                        wait -> {
                          assertThat(wait.blockers()).hasSize(2);
                          assertThat(wait.nextLook()).isEqualTo(at("20:05:00"));
                        }));
  }

  @Test
  void waitingEndsAtItsDeadlineAndSaysHowLongItWas() {
    EntryCases held = clear().held("arn:jo", "sale", "08:00:00");
    Instant deadline = Times.FROM.plus(days(3));
    given(held)
        .when(look -> Admissions.judge(look.at(deadline)))
        .then(refuses("waited 3d in vain: held by arn:jo since Mon 4 May 08:00Z: sale"));
    given(held)
        .when(look -> Admissions.judge(look.at(deadline.minusSeconds(1))))
        .then(waits("held by arn:jo since Mon 4 May 08:00Z: sale", deadline));
  }

  @Test
  void theNextLookIsNotAfterTheDeadlineThoughTheWindowOpensLater() {
    Instant friday = Instant.parse("2026-05-08T20:00:00Z");
    given(clear().under(policy().open(weekdays())).waitingSince(friday.minus(days(1))))
        .when(look -> Admissions.judge(look.at(friday)))
        .then(waits("window closed until Mon 11 May 08:00Z", friday.plus(days(2))));
  }

  @Test
  void aDeploymentThatIsClearAtItsDeadlineStarts() {
    given(clear())
        .when(look -> Admissions.judge(look.at(Times.FROM.plus(days(4)))))
        .then(admission -> assertThat(admission).isInstanceOf(Admit.class));
  }

  @Test
  void aPersonsAnswerLeavesNothingToAdmit() {
    given(clear().carrier(new CarrierLook.Answered(true, "arn:jo", "go", Instant.EPOCH)))
        .when(lookedAt("09:00:00"))
        .then(standsDown("approved by arn:jo"));
    given(clear().carrier(new CarrierLook.Answered(false, "arn:jo", "no", Instant.EPOCH)))
        .when(lookedAt("09:00:00"))
        .then(standsDown("rejected by arn:jo"));
  }

  @Test
  void aReleaseThatIsGoneStandsDownWhateverBlocksIt() {
    given(
            clear()
                .carrier(new CarrierLook.Gone("superseded"))
                .quarantined("4f2e1d3c", "rolled back"))
        .when(lookedAt("09:00:00"))
        .then(standsDown("superseded"));
  }
}
