package io.wavegate.core.verdict;

import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Times.minutes;
import static io.wavegate.core.testing.WaveCases.healthy;
import static io.wavegate.core.verdict.Judged.halts;
import static io.wavegate.core.verdict.Judged.lookedAt;
import static io.wavegate.core.verdict.Judged.looksAgain;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.FailedAction;
import io.wavegate.core.people.Order;
import io.wavegate.core.policy.Mode;
import io.wavegate.core.testing.Policies;
import io.wavegate.core.testing.Times;
import io.wavegate.core.testing.WaveCases;
import io.wavegate.core.verdict.Judgement.Ask;
import io.wavegate.core.verdict.Judgement.Decide;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A person is asked about a gate that comes to no end; not for ever, and not instead of a look. */
final class AskingTest {
  private static final String UNREAD = "the stage was not read: AccessDenied";
  private static final String UNDECIDED = "undecided at its deadline 11:45:00Z: " + UNREAD;

  private static WaveCases unread() {
    return healthy().under(Policies.policy().asking(minutes(60))).carrierUnread();
  }

  private static Consumer<Judgement> asks(String at, String why) {
    return judgement ->
        assertThat(judgement).isEqualTo(new Ask(Times.at(at), Times.at("12:45:00"), why));
  }

  @Test
  void beforeTheDeadlineWhatIsMissingIsLookedAtAgain() {
    given(unread()).when(lookedAt("10:15:00")).then(looksAgain("10:15:35", UNREAD));
  }

  @Test
  void atTheDeadlineAPersonIsAsked() {
    given(unread()).when(lookedAt("11:45:01")).then(asks("11:55:06", UNDECIDED));
  }

  @Test
  void theLastLookComesAsTheTimeIsOver() {
    given(unread()).when(lookedAt("12:40:00")).then(asks("12:45:01", UNDECIDED));
  }

  @Test
  void withoutAnAnswerItHaltsAndSaysThatAPersonWasAsked() {
    given(unread())
        .when(lookedAt("12:45:01"))
        .then(halts(UNDECIDED + "; a person was asked until Mon 4 May 12:45Z, and did not answer"));
  }

  @Test
  void evidenceThatBecomesCompleteMeanwhilePromotes() {
    Judgement judgement =
        Judge.judge(
            healthy().under(Policies.policy().asking(minutes(60))).lookedAt(Times.at("12:00:00")));
    assertThat(judgement)
        .isInstanceOfSatisfying(
            Decide.class,
            decide -> assertThat(decide.verdict()).isInstanceOf(Verdict.Promote.class));
  }

  @Test
  void anAnswerEndsIt() {
    WaveCases approved = unread().ordered(Order.Kind.APPROVE, "jo", "seen it");
    assertThat(Judge.judge(approved.lookedAt(Times.at("12:00:00"))))
        .isEqualTo(
            new Decide(new Verdict.PromoteByPerson("approved by jo: seen it", Times.DEPLOYED)));
  }

  @Test
  void thinTrafficAtItsLongestIsAsked() {
    given(healthy().under(Policies.policy().asking(minutes(60))).traffic(3).watched(longest()))
        .when(lookedAt("11:15:00"))
        .then(
            asks(
                "11:25:05",
                "3 requests (AWS/ApiGateway Count{ApiName=checkout}), at least 100 wanted, and the"
                    + " bake is at its longest, 2h"));
  }

  private static io.wavegate.core.evidence.WatchWindow longest() {
    return new io.wavegate.core.evidence.WatchWindow(
        Times.FROM, Times.DEPLOYED, Times.at("11:10:00"), Times.DEADLINE);
  }

  @Test
  void nobodyIsAskedAboutAStageThatFailed() {
    CarrierLook failed =
        new CarrierLook.FailedStage(List.of(new FailedAction("Gate", "timed out")), false);
    Judgement judgement = Judge.judge(unread().carrier(failed).lookedAt(Times.at("11:45:01")));
    assertThat(judgement).isInstanceOf(Decide.class);
  }

  @Test
  void nobodyIsAskedWhereNothingIsHeld() {
    given(healthy().under(Policies.policy().asking(minutes(60)).mode(Mode.OBSERVE)).carrierUnread())
        .when(lookedAt("11:45:01"))
        .then(halts(UNDECIDED));
  }
}
