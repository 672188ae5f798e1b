package io.wavegate.core.admission;

import static io.wavegate.core.admission.Admitted.NET;
import static io.wavegate.core.admission.Admitted.admits;
import static io.wavegate.core.admission.Admitted.lookedAt;
import static io.wavegate.core.admission.Admitted.refuses;
import static io.wavegate.core.admission.Admitted.waitsFor;
import static io.wavegate.core.testing.AlarmCase.alarm;
import static io.wavegate.core.testing.EntryCases.clear;
import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Policies.AGGREGATE;
import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.admission.Admission.MakeWay;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.people.Exemption;
import io.wavegate.core.verdict.Verdict;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** In a pipeline whose newest release counts, an older one that waits lets a newer one go first. */
class MakingWayTest {
  private static final String ADMITTED =
      "no windows set; checkout-aggregate, checkout-onebox OK; no holds; " + NET;

  private static InFront newer(boolean supersedes, boolean canEnter, boolean quarantined) {
    return new InFront(
        "Prod-OneBox",
        "7c1d2e3f-4a5b",
        "77aa0e1f2b3c4d5e6f",
        "Fix the date",
        supersedes,
        canEnter,
        quarantined);
  }

  private static Consumer<Admission> makesWayFor(String said) {
    return admission ->
        assertThat(admission)
            .isEqualTo(new MakeWay(new Verdict.StepAside("a newer release goes first: " + said)));
  }

  @Test
  void oneThatWaitsForAnAlarmLetsTheNewerGoFirst() {
    given(
            clear()
                .aggregate(alarm(AGGREGATE).is(AlarmState.ALARM, "08:55:00"))
                .newer(newer(true, true, false)))
        .when(lookedAt("09:00:00"))
        .then(makesWayFor("77aa0e1f2b3c (Fix the date) waits in front of Prod-OneBox"));
  }

  @Test
  void oneThatCouldEnterLetsItGoFirstToo() {
    given(clear().newer(newer(true, true, false)))
        .when(lookedAt("09:00:00"))
        .then(makesWayFor("77aa0e1f2b3c (Fix the date) waits in front of Prod-OneBox"));
  }

  @Test
  void aReleaseWithoutARevisionIsNamedByItsExecution() {
    given(clear().newer(new InFront("Prod-OneBox", "7c1d2e3f-4a5b", "", "", true, true, false)))
        .when(lookedAt("09:00:00"))
        .then(makesWayFor("execution 7c1d2e3f-4a5 waits in front of Prod-OneBox"));
  }

  /** The newer one would wait for the very alarm that this one mends: both would be lost. */
  @Test
  void oneThatAPersonLetsInToMendTheAlarmDoesNotMakeWay() {
    given(
            clear()
                .aggregate(alarm(AGGREGATE).is(AlarmState.ALARM, "08:55:00"))
                .exempt(Exemption.Kind.FIRING_ALARM, "ada", "this mends it", at("12:00:00"))
                .newer(newer(true, true, false)))
        .when(lookedAt("09:00:00"))
        .then(
            admits(
                "no windows set; checkout-onebox OK; checkout-aggregate in ALARM, to be mended, by"
                    + " ada: this mends it; no holds; "
                    + NET));
  }

  @Test
  void inAQueueTheOlderGoesFirst() {
    given(clear().newer(newer(false, true, false)))
        .when(lookedAt("09:00:00"))
        .then(admits(ADMITTED));
  }

  @Test
  void oneThatCannotEnterIsNotMadeWayFor() {
    given(clear().newer(newer(true, false, false)))
        .when(lookedAt("09:00:00"))
        .then(admits(ADMITTED));
  }

  @Test
  void oneWhoseRevisionIsInQuarantineIsNotMadeWayFor() {
    given(clear().newer(newer(true, true, true))).when(lookedAt("09:00:00")).then(admits(ADMITTED));
  }

  @Test
  void badNewsOfItsOwnIsToldBeforeItMakesWay() {
    given(
            clear()
                .after(new EarlierWave.AlarmedSince("one-box", "checkout-aggregate at 08:50:00Z"))
                .newer(newer(true, true, false)))
        .when(lookedAt("09:00:00"))
        .then(
            refuses(
                "earlier wave one-box alarmed after its promotion: checkout-aggregate at 08:50:00Z"));
  }

  @Test
  void afterTheLongestWaitItMakesWayAndDoesNotStopTheLine() {
    given(
            clear()
                .aggregate(alarm(AGGREGATE).is(AlarmState.ALARM, "08:55:00"))
                .waitingSince(at("09:00:00").minus(Admitted.days(2)))
                .newer(newer(true, true, false)))
        .when(lookedAt("09:00:00"))
        .then(makesWayFor("77aa0e1f2b3c (Fix the date) waits in front of Prod-OneBox"));
  }

  @Test
  void whatWaitsInFrontMustBeKnown() {
    given(clear().newerUnread())
        .when(lookedAt("09:00:00"))
        .then(waitsFor("what waits in front of the stage was not read: AccessDenied"));
  }
}
