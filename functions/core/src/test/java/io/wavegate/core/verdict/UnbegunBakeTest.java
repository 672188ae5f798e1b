package io.wavegate.core.verdict;

import static io.wavegate.core.testing.AlarmCase.alarm;
import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Policies.AGGREGATE;
import static io.wavegate.core.testing.Policies.OWN;
import static io.wavegate.core.testing.Times.at;
import static io.wavegate.core.testing.Times.minutes;
import static io.wavegate.core.testing.WaveCases.healthy;
import static io.wavegate.core.verdict.Judged.decides;
import static io.wavegate.core.verdict.Judged.halts;
import static io.wavegate.core.verdict.Judged.looksAgain;
import static io.wavegate.core.verdict.Judged.rollsBack;
import static io.wavegate.core.verdict.Judged.standsDown;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.FailedAction;
import io.wavegate.core.people.Order.Kind;
import io.wavegate.core.testing.Policies;
import io.wavegate.core.testing.Times;
import io.wavegate.core.testing.WaveCases;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A bake that cannot begin promotes nothing, and hides nobody's word and no bad evidence. */
class UnbegunBakeTest {
  private static final String WHY = "checkout-onebox could not be pinned: unknown";
  private static final String UNDECIDED =
      "undecided at its deadline 11:45:00Z: the bake could not begin: " + WHY;

  private static Function<WaveCases, Judgement> unbegunAt(String now) {
    return wave -> Judge.judgeUnbegun(wave.lookedAt(at(now).minusSeconds(5)), WHY);
  }

  @Test
  void theBestEvidencePromotesNothing() {
    given(healthy())
        .when(unbegunAt("10:15:05"))
        .then(judged -> assertThat(judged).isInstanceOf(Judgement.LookAgain.class));
  }

  @Test
  void itIsLookedAtSoonSinceNothingWakesIt() {
    String again = "the bake cannot begin yet: " + WHY;
    given(healthy()).when(unbegunAt("09:15:00")).then(looksAgain("09:15:30", again));
    given(healthy()).when(unbegunAt("10:10:00")).then(looksAgain("10:11:00", again));
    given(healthy()).when(unbegunAt("11:44:30")).then(looksAgain("11:45:01", again));
  }

  @Test
  void anotherAlarmThatFiredRollsBack() {
    given(
            healthy()
                .alarms(
                    alarm(AGGREGATE).went(AlarmState.ALARM, "09:30:00"),
                    alarm(OWN).unread("unknown")))
        .when(unbegunAt("09:30:10"))
        .then(
            rollsBack(
                "checkout-aggregate went to ALARM at 09:30:00Z, 20m into a 1h bake (went ALARM)"));
  }

  @Test
  void aDeployActionOrARequiredTestThatFailedRollsBack() {
    given(healthy().carrier(new CarrierLook.Holding(List.of(new FailedAction("Cell-1", "")))))
        .when(unbegunAt("09:20:00"))
        .then(rollsBack("deploy action Cell-1 failed"));
    given(healthy().test("smoke", true, WaveCases.failed()))
        .when(unbegunAt("09:20:10"))
        .then(
            rollsBack(
                "required test smoke failed at 09:20:00Z after 1m 35s: 2 of 7 journeys failed"));
  }

  @Test
  void peopleAreHeard() {
    given(healthy().ordered(Kind.ABORT, "ada", "customers call"))
        .when(unbegunAt("09:20:00"))
        .then(rollsBack("aborted by ada: customers call"));
    given(healthy().ordered(Kind.REJECT, "ada", "legal says no"))
        .when(unbegunAt("09:20:00"))
        .then(halts("rejected by ada: legal says no"));
    given(healthy().ordered(Kind.APPROVE, "ada", "the alarm is being renamed"))
        .when(unbegunAt("09:20:00"))
        .then(
            decides(
                new Verdict.PromoteByPerson(
                    "approved by ada: the alarm is being renamed", Times.DEPLOYED)));
  }

  @Test
  void aReleaseThatIsGoneIsLeftAlone() {
    given(healthy().carrier(new CarrierLook.Gone("superseded")))
        .when(unbegunAt("09:20:00"))
        .then(standsDown("superseded"));
  }

  @Test
  void atTheDeadlineItHaltsAndSaysWhatWasMissing() {
    given(healthy()).when(unbegunAt("11:45:01")).then(halts(UNDECIDED));
  }

  @Test
  void atTheDeadlineAPersonIsAskedWhereThePolicyWantsIt() {
    given(healthy().under(Policies.policy().asking(minutes(60))))
        .when(unbegunAt("11:45:01"))
        .then(
            judged ->
                assertThat(judged)
                    .isEqualTo(new Judgement.Ask(at("11:55:01"), at("12:45:00"), UNDECIDED)));
  }
}
