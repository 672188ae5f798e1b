package io.wavegate.core.evidence;

import static io.wavegate.core.evidence.AlarmState.ALARM;
import static io.wavegate.core.evidence.AlarmState.INSUFFICIENT_DATA;
import static io.wavegate.core.evidence.AlarmState.OK;
import static io.wavegate.core.testing.AlarmCase.alarm;
import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.AlarmTime.Spell;
import io.wavegate.core.model.Reading.Read;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The time in ALARM inside a window from nine to ten. */
class AlarmTimeTest {
  @Test
  void aQuietHistoryHasNoSpell() {
    assertThat(AlarmTime.of(history(), now(OK, "08:00:00"))).isEqualTo(time());
    assertThat(AlarmTime.in(history())).isEqualTo(time());
    assertThat(time().first()).isEmpty();
    assertThat(time().total()).isZero();
  }

  @Test
  void spellsAreReadFromTheHistoryInWhateverOrderItComes() {
    History history =
        history(
            change("09:40:00", OK, ALARM),
            change("09:10:00", OK, ALARM),
            change("09:12:00", ALARM, OK),
            change("09:41:00", ALARM, OK));
    AlarmTime time = AlarmTime.of(history, now(OK, "09:41:00"));
    assertThat(time)
        .isEqualTo(
            time(
                spell("09:10:00", "09:12:00", "to ALARM"),
                spell("09:40:00", "09:41:00", "to ALARM")));
    assertThat(time.first()).contains(spell("09:10:00", "09:12:00", "to ALARM"));
    assertThat(time.total()).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void aSpellThatLastsEndsWithTheWindow() {
    History history = history(change("09:50:00", OK, ALARM));
    assertThat(AlarmTime.of(history, now(ALARM, "09:50:00")))
        .isEqualTo(time(spell("09:50:00", "10:00:00", "to ALARM")));
    assertThat(AlarmTime.in(history)).isEqualTo(time(spell("09:50:00", "10:00:00", "to ALARM")));
  }

  /** DescribeAlarms may lag behind the history: one spell is not two. */
  @Test
  void aStalePresentAlarmIsTheSpellThatTheHistoryKnowsTheEndOf() {
    History history = history(change("09:10:00", OK, ALARM), change("09:12:00", ALARM, OK));
    assertThat(AlarmTime.of(history, now(ALARM, "09:10:00")))
        .isEqualTo(time(spell("09:10:00", "09:12:00", "to ALARM")));
  }

  @Test
  void aPresentAlarmThatTheHistoryDoesNotShowYetIsASpellOfItsOwn() {
    History history = history(change("09:10:00", OK, ALARM), change("09:12:00", ALARM, OK));
    assertThat(AlarmTime.of(history, now(ALARM, "09:58:00")))
        .isEqualTo(
            time(
                spell("09:10:00", "09:12:00", "to ALARM"),
                spell("09:58:00", "10:00:00", "is ALARM")));
  }

  @Test
  void insufficientDataEndsASpell() {
    assertThat(
            AlarmTime.in(
                history(
                    change("09:10:00", OK, ALARM), change("09:12:00", ALARM, INSUFFICIENT_DATA))))
        .isEqualTo(time(spell("09:10:00", "09:12:00", "to ALARM")));
  }

  @Test
  void aSpellFromBeforeTheWindowCountsFromItsBegin() {
    assertThat(AlarmTime.of(history(change("09:05:00", ALARM, OK)), now(OK, "09:05:00")))
        .isEqualTo(time(spell("09:00:00", "09:05:00", "is OK")));
    assertThat(AlarmTime.in(history(change("09:05:00", ALARM, OK))))
        .isEqualTo(time(spell("09:00:00", "09:05:00", "to OK")));
    assertThat(AlarmTime.in(history(change("08:30:00", OK, ALARM), change("09:05:00", ALARM, OK))))
        .isEqualTo(time(spell("09:00:00", "09:05:00", "to ALARM")));
    assertThat(AlarmTime.in(history(change("08:30:00", OK, ALARM))))
        .isEqualTo(time(spell("09:00:00", "10:00:00", "to ALARM")));
  }

  @Test
  void aSpellThatWasOverAsTheWindowBeganLiesOutside() {
    assertThat(AlarmTime.in(history(change("08:30:00", OK, ALARM), change("08:45:00", ALARM, OK))))
        .isEqualTo(time());
    assertThat(AlarmTime.in(history(change("09:00:00", ALARM, OK)))).isEqualTo(time());
  }

  @Test
  void aFlapWithinTheFirstInstantLiesInside() {
    assertThat(AlarmTime.in(history(change("09:00:00", OK, ALARM), change("09:00:00", ALARM, OK))))
        .isEqualTo(time(spell("09:00:00", "09:00:00", "to ALARM")));
  }

  @Test
  void aPresentAlarmCountsFromWhenItBeganThoughTheHistoryIsEmpty() {
    assertThat(AlarmTime.of(history(), now(ALARM, "09:50:00")))
        .isEqualTo(time(spell("09:50:00", "10:00:00", "is ALARM")));
    assertThat(AlarmTime.of(history(), now(ALARM, "08:00:00")))
        .isEqualTo(time(spell("09:00:00", "10:00:00", "is ALARM")));
  }

  @Test
  void aPresentAlarmCountsThoughTheHistoryEndsBeforeIt() {
    History lagging = history(change("09:10:00", OK, ALARM), change("09:12:00", ALARM, OK));
    assertThat(AlarmTime.of(lagging, now(ALARM, "09:50:00")))
        .isEqualTo(
            time(
                spell("09:10:00", "09:12:00", "to ALARM"),
                spell("09:50:00", "10:00:00", "is ALARM")));
    assertThat(AlarmTime.of(lagging, now(ALARM, "10:00:01")).spells().getLast())
        .isEqualTo(spell("10:00:01", "10:00:01", "is ALARM"));
  }

  private static History history(Transition... changes) {
    return new History(at("09:00:00"), at("10:00:00"), List.of(changes));
  }

  private static Transition change(String at, AlarmState from, AlarmState to) {
    return new Transition(at(at), from, to, "to " + to);
  }

  private static AlarmFacts now(AlarmState state, String since) {
    Instant readAt = at("10:00:00");
    return alarm("a").is(state, since).now(readAt) instanceof Read<AlarmFacts> read
        ? read.value()
        : throwUnread();
  }

  private static AlarmFacts throwUnread() {
    throw new AssertionError("the alarm is unread");
  }

  private static AlarmTime time(Spell... spells) {
    return new AlarmTime(List.of(spells));
  }

  private static Spell spell(String from, String to, String reason) {
    return new Spell(at(from), at(to), reason);
  }
}
