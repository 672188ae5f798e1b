package io.wavegate.core.admission;

import static io.wavegate.core.testing.AlarmCase.alarm;
import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.admission.EarlierPromotion.Heard;
import io.wavegate.core.admission.EarlierPromotion.Missing;
import io.wavegate.core.admission.EarlierPromotion.Passed;
import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.AlarmState;
import io.wavegate.core.evidence.History;
import io.wavegate.core.evidence.Transition;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.gate.Phase.StoodDown.By;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.testing.Ids;
import io.wavegate.core.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A wave waits for those before it: each promoted, and quiet since (S6). */
class EarlierPromotionTest {
  private static final Instant NOW = at("10:30:00");
  private static final Instant DECIDED = at("10:15:10");
  private static final Instant SETTLED = at("10:15:30");
  private static final Verdict PROMOTE = new Verdict.Promote("baked", at("10:15:00"));
  private static final Verdict HALT = new Verdict.Halt("unread");

  @Test
  void aGateThatNeverOpenedPromotesNothing() {
    assertThat(EarlierPromotion.of("one-box", Optional.empty(), Optional.empty()))
        .isEqualTo(missing("its promotion gate never opened", true));
  }

  @Test
  void aWaveThatIsTakenBackIsNotWaitedForAlthoughItsGateHasPromotedIt() {
    Gate promoted = Ids.gate(settled(PROMOTE));
    assertThat(EarlierPromotion.of("one-box", Optional.of(promoted), Optional.of("ada: bad")))
        .isEqualTo(missing("it is taken back: ada: bad", true));
  }

  @Test
  void aGateThatIsJudgedStillIsWaitedFor() {
    given(new Phase.Watching("the bake is not over", at("10:15:00")))
        .when(EarlierPromotionTest::asked)
        .then(is(missing("the bake is not over", false)));
  }

  @Test
  void aPromotionThatIsNotAppliedIsWaitedFor() {
    given(new Phase.Decided(PROMOTE, DECIDED))
        .when(EarlierPromotionTest::asked)
        .then(is(missing("decided PROMOTE, not applied: baked", false)));
    given(new Phase.Applying(PROMOTE, DECIDED, SETTLED))
        .when(EarlierPromotionTest::asked)
        .then(is(missing("applying PROMOTE: baked", false)));
  }

  @Test
  void whatWasHaltedOrTakenAwayIsNotWaitedFor() {
    given(settled(HALT)).when(EarlierPromotionTest::asked).then(is(missing("HALT: unread", true)));
    given(new Phase.Decided(HALT, DECIDED))
        .when(EarlierPromotionTest::asked)
        .then(is(missing("decided HALT, not applied: unread", true)));
    given(new Phase.StoodDown("jo rejected", By.ABSENCE, SETTLED))
        .when(EarlierPromotionTest::asked)
        .then(is(missing("stood down: jo rejected", true)));
  }

  @Test
  void aPromotionCountsFromItsLastReadingAndAPersonsFromTheirWord() {
    given(settled(PROMOTE)).when(EarlierPromotionTest::asked).then(is(passed("10:15:00")));
    given(settled(new Verdict.PromoteByPerson("jo said so", at("09:40:00"))))
        .when(EarlierPromotionTest::asked)
        .then(is(new Passed("one-box", at("09:40:00"), true)));
    given(new Phase.StoodDown("jo approved", By.APPROVAL, at("10:01:00")))
        .when(EarlierPromotionTest::asked)
        .then(is(new Passed("one-box", at("10:01:00"), true)));
  }

  @Test
  void whatWasOnlyObservedCountsByWhatItWouldHaveBeen() {
    given(settled(new Verdict.Observe("PROMOTE", "would be PROMOTE: baked", DECIDED)))
        .when(EarlierPromotionTest::asked)
        .then(is(passed("10:15:10")));
    given(settled(new Verdict.Observe("HALT", "would be HALT: unread", DECIDED)))
        .when(EarlierPromotionTest::asked)
        .then(is(missing("OBSERVE: would be HALT: unread", true)));
  }

  @Test
  void quietAlarmsLeaveItPromoted() {
    given(Stream.of(quiet("aggregate"), quiet("own")))
        .when(heard())
        .then(stands(new EarlierWave.Promoted("one-box")));
  }

  @Test
  void anAlarmThatFiredAndRecoveredSpeaksAgainstIt() {
    given(Stream.of(quiet("aggregate"), fired("own", "10:20:00")))
        .when(heard())
        .then(stands(new EarlierWave.AlarmedSince("one-box", "own at 10:20:00Z")));
  }

  @Test
  void anAlarmThatHasLastedSinceBeforeThePromotionIsWaitedFor() {
    given(Stream.of(quiet("aggregate"), lasting("own", "10:14:00")))
        .when(heard())
        .then(stands(new EarlierWave.Firing("one-box", "own", at("10:14:00"))));
  }

  @Test
  void whatAPersonKnewAsTheyPromotedItIsWaitedForAndThenForgotten() {
    Passed byPerson = new Passed("one-box", at("10:15:00"), true);
    Heard over =
        heard(
            "own",
            List.of(new Transition(at("10:20:00"), AlarmState.ALARM, AlarmState.OK, "went OK")));

    assertThat(byPerson.by(Stream.of(lasting("own", "10:14:00"))))
        .isEqualTo(new EarlierWave.Firing("one-box", "own", at("10:14:00")));
    assertThat(byPerson.by(Stream.of(over))).isEqualTo(new EarlierWave.Promoted("one-box"));
    assertThat(byPerson.by(Stream.of(fired("own", "10:20:00"))))
        .as("fired anew")
        .isEqualTo(new EarlierWave.AlarmedSince("one-box", "own at 10:20:00Z"));
    given(Stream.of(over))
        .when(heard())
        .then(stands(new EarlierWave.AlarmedSince("one-box", "own at 10:15:00Z")));
  }

  @Test
  void anAlarmWhoseStateIsNotReadIsNotQuiet() {
    given(Stream.of(new Heard("own", quiet("own").history(), alarm("own").unread("Gone").now(NOW))))
        .when(heard())
        .then(stands(new EarlierWave.Unread("one-box", "own: Gone")));
  }

  /** A box that crashed sends no data: its wave is waited for (S7). */
  @Test
  void anAlarmThatSeesNothingIsNotQuiet() {
    given(Stream.of(quiet("aggregate"), blind("own")))
        .when(heard())
        .then(
            stands(
                new EarlierWave.Unread(
                    "one-box", "own is INSUFFICIENT_DATA since 10:20:00Z, which is not OK")));
    Heard composite =
        new Heard(
            "aggregate",
            history(List.of()),
            alarm("aggregate")
                .child("latency", AlarmState.OK, AlarmFacts.Evaluation.PARTIAL_DATA)
                .now(NOW));
    given(Stream.of(composite))
        .when(heard())
        .then(
            stands(
                new EarlierWave.Unread("one-box", "latency is not fully evaluated: PARTIAL_DATA")));
  }

  @Test
  void oneThatFiredBeforeItWentBlindSpeaksAgainstIt() {
    Heard both =
        new Heard(
            "own",
            fired("own", "10:20:00").history(),
            alarm("own").is(AlarmState.INSUFFICIENT_DATA, "10:22:00").now(NOW));
    given(Stream.of(both))
        .when(heard())
        .then(stands(new EarlierWave.AlarmedSince("one-box", "own at 10:20:00Z")));
  }

  @Test
  void anAlarmThatIsNotReadIsNotQuiet() {
    given(Stream.of(unread("aggregate"), quiet("own")))
        .when(heard())
        .then(stands(new EarlierWave.Unread("one-box", "aggregate: Throttled")));
  }

  /** A fix is let in beside an alarm that fires since before; not beside what came later (S6). */
  @Test
  void oneThatFiresSinceBeforeHidesNoneThatFiredSinceOrIsNotRead() {
    given(Stream.of(lasting("aggregate", "10:14:00"), fired("own", "10:20:00")))
        .when(heard())
        .then(stands(new EarlierWave.AlarmedSince("one-box", "own at 10:20:00Z")));
    given(Stream.of(lasting("aggregate", "10:14:00"), unread("own")))
        .when(heard())
        .then(stands(new EarlierWave.Unread("one-box", "own: Throttled")));
  }

  @Test
  void whatTheHistoryDoesNotReachBackToIsNotQuiet() {
    Heard cut =
        new Heard(
            "own",
            new Reading.Read<>(new History(at("10:20:00"), NOW, List.of()), NOW),
            quiet("own").now());
    assertThat(new Passed("one-box", at("10:15:00"), false).by(Stream.of(cut)))
        .isInstanceOfSatisfying(
            EarlierWave.Unread.class,
            unread -> assertThat(unread.toString()).contains("own: its history is kept from"));
  }

  @Test
  void afterTheFirstThatIsNotQuietNoneIsAskedFor() {
    Stream<Heard> alarms =
        Stream.of("aggregate", "own")
            .map(
                alarm -> {
                  assertThat(alarm).isEqualTo("aggregate");
                  return fired(alarm, "10:20:00");
                });

    given(alarms)
        .when(heard())
        .then(stands(new EarlierWave.AlarmedSince("one-box", "aggregate at 10:20:00Z")));
  }

  private static Phase settled(Verdict verdict) {
    return new Phase.Settled(verdict, DECIDED, SETTLED, "done");
  }

  private static EarlierPromotion asked(Phase phase) {
    return EarlierPromotion.of("one-box", Optional.of(Ids.gate(phase)), Optional.empty());
  }

  private static Function<Stream<Heard>, EarlierWave> heard() {
    return new Passed("one-box", at("10:15:00"), false)::by;
  }

  private static EarlierPromotion missing(String stands, boolean isOver) {
    return new Missing(new EarlierWave.NotPromoted("one-box", stands, isOver));
  }

  private static EarlierPromotion passed(String since) {
    return new Passed("one-box", at(since), false);
  }

  private static Consumer<EarlierPromotion> is(EarlierPromotion expected) {
    return promotion -> assertThat(promotion).isEqualTo(expected);
  }

  private static Consumer<EarlierWave> stands(EarlierWave expected) {
    return wave -> assertThat(wave).isEqualTo(expected);
  }

  private static Heard quiet(String alarm) {
    return heard(alarm, List.of());
  }

  private static Heard fired(String alarm, String at) {
    return heard(
        alarm,
        List.of(
            new Transition(at(at), AlarmState.OK, AlarmState.ALARM, "went ALARM"),
            new Transition(at(at).plusSeconds(60), AlarmState.ALARM, AlarmState.OK, "went OK")));
  }

  private static Heard blind(String name) {
    return new Heard(
        name,
        history(List.of()),
        alarm(name).is(AlarmState.INSUFFICIENT_DATA, "10:20:00").now(NOW));
  }

  private static Heard lasting(String name, String since) {
    return new Heard(name, history(List.of()), alarm(name).is(AlarmState.ALARM, since).now(NOW));
  }

  private static Heard heard(String name, List<Transition> changes) {
    return new Heard(name, history(changes), alarm(name).now(NOW));
  }

  private static Reading<History> history(List<Transition> changes) {
    return new Read<>(new History(at("10:15:00"), NOW, changes), NOW);
  }

  private static Heard unread(String name) {
    return new Heard(name, new Unread<>("Throttled", NOW), alarm(name).now(NOW));
  }
}
