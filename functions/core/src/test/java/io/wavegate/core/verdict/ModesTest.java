package io.wavegate.core.verdict;

import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.people.Order;
import io.wavegate.core.people.Spoken;
import io.wavegate.core.people.Word;
import io.wavegate.core.policy.Mode;
import io.wavegate.core.rollback.PastExecution;
import io.wavegate.core.verdict.Tally.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a verdict where Wavegate may not do everything. */
final class ModesTest {
  private static final Instant NOW = at("10:00:00");
  private static final Verdict BAD = new Verdict.RollBack("checkout-aggregate went to ALARM");
  private static final Verdict GOOD = new Verdict.Promote("baked 1h", NOW);

  private static Verdict in(Mode mode, Verdict verdict) {
    return Tempered.by(mode, verdict, Spoken.NOTHING, NOW);
  }

  @Test
  void handsOffDoesEverything() {
    assertThat(in(Mode.HANDS_OFF, BAD)).isEqualTo(BAD);
    assertThat(in(Mode.HANDS_OFF, GOOD)).isEqualTo(GOOD);
  }

  @Test
  void gateRollsNothingBackByItself() {
    assertThat(in(Mode.GATE, GOOD)).isEqualTo(GOOD);
    assertThat(in(Mode.GATE, BAD))
        .isInstanceOf(Verdict.Halt.class)
        .extracting(Verdict::reason)
        .asString()
        .startsWith("checkout-aggregate went to ALARM; in mode gate nothing is rolled back");
  }

  @Test
  void observeLetsEverythingGoOnAndKeepsWhatItWouldHaveBeen() {
    assertThat(in(Mode.OBSERVE, BAD))
        .isEqualTo(
            new Verdict.Observe(
                "ROLL_BACK", "would be ROLL_BACK: checkout-aggregate went to ALARM", NOW));
    assertThat(in(Mode.OBSERVE, GOOD).letsGoOn()).isTrue();
    assertThat(in(Mode.OBSERVE, new Verdict.Halt("unread")).letsGoOn()).isTrue();
    assertThat(in(Mode.OBSERVE, GOOD).isWatchedOn()).isFalse();
  }

  @Test
  void aPersonsWordIsDoneInEveryMode() {
    Word word = new Word("jo", Optional.empty(), "take it back", NOW);
    Spoken aborted = new Spoken(List.of(new Order(Order.Kind.ABORT, word)), List.of());
    for (Mode mode : Mode.values()) {
      assertThat(Tempered.by(mode, BAD, aborted, NOW)).isEqualTo(BAD);
    }
  }

  private static PastExecution standard(String id, String status, String startedAt) {
    return new PastExecution(id, false, "", status, "", "", at(startedAt), at(startedAt));
  }

  private static PastExecution rollback(String startedAt) {
    return new PastExecution("r", true, "a", "Succeeded", "", "", at(startedAt), at(startedAt));
  }

  @Test
  void whatWouldHaveBeenIsComparedWithWhatPeopleDid() {
    List<PastExecution> executions =
        List.of(
            standard("kept", "Succeeded", "08:00:00"),
            standard("returned", "Succeeded", "09:00:00"),
            rollback("09:40:00"),
            standard("stopped", "Stopped", "10:00:00"));
    assertThat(Tally.of(List.of(), executions)).isEqualTo(new Tally(0, 0, 0));
    assertThat(tally(executions, "kept", "PROMOTE")).isEqualTo(new Tally(1, 0, 0));
    assertThat(tally(executions, "kept", "ROLL_BACK")).isEqualTo(new Tally(1, 1, 0));
    assertThat(tally(executions, "kept", "HALT")).isEqualTo(new Tally(1, 1, 0));
    assertThat(tally(executions, "returned", "PROMOTE")).isEqualTo(new Tally(1, 0, 1));
    assertThat(tally(executions, "returned", "ROLL_BACK")).isEqualTo(new Tally(1, 0, 0));
    assertThat(tally(executions, "stopped", "PROMOTE")).isEqualTo(new Tally(1, 0, 1));
  }

  /** A release that was good in two waves and bad in the third was judged as people did, once. */
  @Test
  void aReleaseOfManyWavesCountsOnce() {
    List<PastExecution> executions =
        List.of(standard("returned", "Succeeded", "09:00:00"), rollback("09:40:00"));
    List<Observation> three =
        List.of(
            observed("returned", "PROMOTE"),
            observed("returned", "PROMOTE"),
            observed("returned", "ROLL_BACK"));
    assertThat(Tally.of(three, executions)).isEqualTo(new Tally(1, 0, 0));
    assertThat(Tally.of(three.subList(0, 2), executions)).isEqualTo(new Tally(1, 0, 1));
    assertThat(Tally.of(three, executions.subList(0, 1))).isEqualTo(new Tally(1, 1, 0));
  }

  private static Observation observed(String execution, String would) {
    return new Observation(execution, new Verdict.Observe(would, "would be " + would, NOW));
  }

  private static Tally tally(List<PastExecution> executions, String execution, String would) {
    Verdict.Observe seen = new Verdict.Observe(would, "would be " + would, NOW);
    return Tally.of(List.of(new Observation(execution, seen)), executions);
  }
}
