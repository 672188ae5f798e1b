package io.wavegate.core.rollback;

import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.model.Reading;
import io.wavegate.core.people.Word;
import io.wavegate.core.rollback.NewerRelease.Asked;
import io.wavegate.core.rollback.NewerRelease.Judgement;
import io.wavegate.core.rollback.NewerRelease.Look;
import io.wavegate.core.testing.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which releases a release-wide rollback stops, and what it leaves to a person (fault 62). */
class NewerReleaseTest {
  private static final String NEWER = "1f3a9c2e-0000-4000-8000-000000000002";
  private static final Reading<List<PastExecution>> BOTH =
      new Reading.Read<>(
          List.of(execution(NEWER, "09:30:00"), execution(Ids.EXECUTION, "08:30:00")),
          at("10:00:00"));

  private static PastExecution execution(String id, String startedAt) {
    return new PastExecution(id, false, "", "InProgress", "rev", "", at(startedAt), at(startedAt));
  }

  private static StageFacts stage(String execution, String status) {
    return new StageFacts("Prod-OneBox", execution, status, false, "", List.of(), List.of());
  }

  private static Look look(StageFacts stage) {
    return look(stage, BOTH, Optional.empty());
  }

  private static Look look(
      StageFacts stage, Reading<List<PastExecution>> recent, Optional<Asked> asked) {
    return new Look(
        Ids.EXECUTION, stage, recent, true, Optional.empty(), false, asked, at("10:00:00"));
  }

  private static Optional<Asked> asked(String at, boolean answered) {
    Instant when = at(at);
    return Optional.of(new Asked(Ids.EXECUTION, when, answered, Optional.empty()));
  }

  @Test
  void aNewerReleaseInProgressIsStopped() {
    assertThat(NewerRelease.judge(look(stage(NEWER, "InProgress"))))
        .isInstanceOf(Judgement.Stop.class);
  }

  @Test
  void theJudgedReleaseAndAnEmptyStageAreNothingNew() {
    assertThat(NewerRelease.judge(look(stage(Ids.EXECUTION, "InProgress"))))
        .isInstanceOf(Judgement.Nothing.class);
    assertThat(NewerRelease.judge(look(stage("", "")))).isInstanceOf(Judgement.Nothing.class);
  }

  @Test
  void oneThatHasEndedIsNotStoppedAnyMore() {
    assertThat(NewerRelease.judge(look(stage(NEWER, "Succeeded"))))
        .isInstanceOf(Judgement.Nothing.class);
  }

  @Test
  void aRollbackIsNeverStopped() {
    PastExecution rollback =
        new PastExecution(
            NEWER, true, Ids.EXECUTION, "InProgress", "", "", at("09:30:00"), at("09:30:00"));
    Reading<List<PastExecution>> recent = new Reading.Read<>(List.of(rollback), at("10:00:00"));

    assertThat(NewerRelease.judge(look(stage(NEWER, "InProgress"), recent, Optional.empty())))
        .isInstanceOf(Judgement.Nothing.class);
  }

  @Test
  void anOlderReleaseIsNotStopped() {
    Reading<List<PastExecution>> recent =
        new Reading.Read<>(
            List.of(execution(Ids.EXECUTION, "08:30:00"), execution(NEWER, "08:00:00")),
            at("10:00:00"));

    assertThat(NewerRelease.judge(look(stage(NEWER, "InProgress"), recent, Optional.empty())))
        .isInstanceOf(Judgement.Nothing.class);
  }

  @Test
  void whatIsNotKnownToBeNewerIsNotStopped() {
    Reading<List<PastExecution>> unread = new Reading.Unread<>("throttled", at("10:00:00"));

    assertThat(NewerRelease.judge(look(stage(NEWER, "InProgress"), unread, Optional.empty())))
        .isInstanceOf(Judgement.Nothing.class);
  }

  @Test
  void theFixIsLeftToAPerson() {
    Word word = new Word("ada", Optional.empty(), "right prices", at("09:00:00"));
    Look look =
        new Look(
            Ids.EXECUTION,
            stage(NEWER, "InProgress"),
            BOTH,
            true,
            Optional.of(word),
            false,
            Optional.empty(),
            at("10:00:00"));

    assertThat(NewerRelease.judge(look))
        .isEqualTo(new Judgement.Leave("it is marked as the fix by ada: right prices"));
  }

  @Test
  void aStopThatNothingShowsIsAskedForAgainAfterAMinute() {
    StageFacts stage = stage(NEWER, "InProgress");

    assertThat(NewerRelease.judge(look(stage, BOTH, asked("09:59:01", false))))
        .isInstanceOf(Judgement.Wait.class);
    assertThat(NewerRelease.judge(look(stage, BOTH, asked("09:59:00", false))))
        .isInstanceOf(Judgement.Stop.class);
    assertThat(NewerRelease.judge(look(stage, BOTH, asked("09:59:00", true))))
        .as("it was taken")
        .isInstanceOf(Judgement.Wait.class);
  }

  @Test
  void whatHasBegunMayEndForAnHour() {
    StageFacts stage = stage(NEWER, "Stopping");

    assertThat(NewerRelease.judge(look(stage, BOTH, asked("09:00:01", true))))
        .isInstanceOf(Judgement.Wait.class);
    assertThat(NewerRelease.judge(look(stage, BOTH, asked("09:00:00", true))))
        .isEqualTo(new Judgement.Leave("it was stopped, and has not ended what it had begun"));
  }

  @Test
  void whatItHasDeployedIsAPersons() {
    assertThat(NewerRelease.judge(look(stage(NEWER, "Stopped"), BOTH, asked("09:50:00", true))))
        .isEqualTo(
            new Judgement.Leave("it was stopped, and no gate has judged what it deployed there"));
  }
}
