package io.wavegate.board;

import static io.wavegate.board.WaveFixture.promoted;
import static io.wavegate.board.WaveFixture.settled;
import static io.wavegate.core.model.GateKind.ENTRY;
import static io.wavegate.core.model.GateKind.PROMOTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.gate.Phase;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.core.view.RollbackView;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CourseTest {
  private static final Instant T0 = Instant.parse("2026-05-05T09:00:00Z");
  private static final Verdict BAD = new Verdict.RollBack("checkout-aggregate went to ALARM");

  private static Instant minute(int minute) {
    return T0.plusSeconds(60L * minute);
  }

  private static ReleaseView release(WaveFixture first, RollbackView... rollbacks) {
    ReleaseFixture release =
        ReleaseFixture.startedAt("2026-05-05T09:00:00Z").wave(first).wave(WaveFixture.oneRegion());
    for (RollbackView rollback : rollbacks) {
      release.rollback(rollback);
    }
    return release.seenAt("2026-05-05T20:00:00Z", "");
  }

  private static WaveFixture entered() {
    return WaveFixture.oneBox().gate(ENTRY, minute(0), promoted(minute(1), "open"));
  }

  private static RollbackView rollback(String target, Optional<Instant> ended) {
    return new RollbackView(
        "one-box", "Prod-OneBox", "pipeline-stage", target, "x", minute(40), ended);
  }

  private static WaveFixture judgedBad() {
    return entered().gate(PROMOTION, minute(10), settled(BAD, minute(39), "rejected"));
  }

  @Test
  void releaseThatNoGateHasSeenIsNotReached() {
    assertThat(Course.of(release(WaveFixture.oneBox()))).isEqualTo(Standing.NOT_REACHED);
  }

  @Test
  void afterTheEntryGateItDeploys() {
    assertThat(Course.of(release(entered()))).isEqualTo(Standing.DEPLOYING);
  }

  @Test
  void promotedWaveWithOneMoreAheadIsBetweenWaves() {
    ReleaseView release =
        release(entered().gate(PROMOTION, minute(10), promoted(minute(80), "baked")));
    assertThat(Course.of(release)).isEqualTo(Standing.BETWEEN_WAVES);
    assertThat(Course.ended(release)).isEmpty();
  }

  @Test
  void promotionThatIsNotAppliedYetStillBakes() {
    Phase decided = new Phase.Decided(new Verdict.Promote("baked", minute(80)), minute(80));
    ReleaseView release = release(entered().gate(PROMOTION, minute(10), decided));
    assertThat(Course.of(release)).isEqualTo(Standing.BAKING);
  }

  @Test
  void haltIsAnEnd() {
    Phase halted = settled(new Verdict.Halt("unread"), minute(90), "rejected");
    ReleaseView release = release(entered().gate(PROMOTION, minute(10), halted));
    assertThat(Course.of(release)).isEqualTo(Standing.HALTED);
    assertThat(Course.ended(release)).contains(minute(90).plusSeconds(2));
  }

  @Test
  void releaseThatLetANewerOneGoFirstIsOver() {
    Phase aside = settled(new Verdict.StepAside("a newer release goes first"), minute(9), "failed");
    ReleaseView release = release(WaveFixture.oneBox().gate(ENTRY, minute(0), aside));
    assertThat(Course.of(release)).isEqualTo(Standing.STEPPED_ASIDE);
    assertThat(Course.ended(release)).isPresent();
    assertThat(SummaryText.lines(release, false))
        .anyMatch(line -> line.contains("STEP ASIDE"))
        .anyMatch(line -> line.contains("a newer release goes first"));
  }

  @Test
  void verdictWithoutRollbackIsNotCalledRolledBack() {
    assertThat(Course.of(release(judgedBad()))).isEqualTo(Standing.ROLLING_BACK);
    assertThat(Course.of(release(judgedBad(), rollback("", Optional.empty()))))
        .isEqualTo(Standing.ROLLING_BACK);
  }

  @Test
  void rollbackThatBroughtNothingBackIsFailed() {
    ReleaseView release = release(judgedBad(), rollback("", Optional.of(minute(50))));
    assertThat(Course.of(release)).isEqualTo(Standing.NOT_ROLLED_BACK);
  }

  @Test
  void finishedRollbackEndsTheRelease() {
    ReleaseView release = release(judgedBad(), rollback("77aa", Optional.of(minute(50))));
    assertThat(Course.of(release)).isEqualTo(Standing.ROLLED_BACK);
    assertThat(Course.ended(release)).contains(minute(50));
  }

  @Test
  void newAttemptAfterRollbackCounts() {
    WaveFixture retried =
        judgedBad().gate(ENTRY, 2, minute(70), promoted(minute(71), "opened by alice"));
    ReleaseView release = release(retried, rollback("77aa", Optional.of(minute(50))));
    assertThat(Course.of(release)).isEqualTo(Standing.DEPLOYING);
    assertThat(SummaryText.lines(release, false)).anyMatch(line -> line.contains("entry #2"));
  }

  @Test
  void personsApprovalPromotes() {
    Phase approved =
        new Phase.StoodDown("approved by alice", Phase.StoodDown.By.APPROVAL, minute(30));
    ReleaseView release = release(entered().gate(PROMOTION, minute(10), approved));
    assertThat(Course.of(release)).isEqualTo(Standing.BETWEEN_WAVES);
    assertThat(SummaryText.lines(release, false))
        .anyMatch(line -> line.contains("PROMOTED BY PERSON"));
  }

  @Test
  void releaseThatIsGoneStoodDown() {
    Phase gone = new Phase.StoodDown("superseded", Phase.StoodDown.By.ABSENCE, minute(30));
    assertThat(Course.of(release(entered().gate(PROMOTION, minute(10), gone))))
        .isEqualTo(Standing.STOOD_DOWN);
  }
}
