package io.wavegate.handlers.handler;

import static io.wavegate.handlers.handler.Operating.ADA;
import static io.wavegate.handlers.handler.Operating.ask;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateKind;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** While a bake cannot begin nothing is promoted, and nobody and nothing bad is kept waiting. */
class WaitingBakeTest {
  private final Bench bench = Bench.open();

  private Journey withoutAnAlarm() {
    Journey release = Journey.atPromotion(bench);
    bench.alarms().delete("checkout-onebox");
    assertThat(release.open(release.promotion())).isEqualTo("JUDGE");
    return release;
  }

  private Journey whileNothingIsRead() {
    Journey release = Journey.atPromotion(bench);
    bench.faults().refuse("DescribeAlarms", "Throttling", 400);
    assertThat(release.open(release.promotion())).isEqualTo("JUDGE");
    assertThat(release.judge(release.promotion())).isEqualTo("LOOK_AGAIN");
    return release;
  }

  private static String reason(Journey release, AttemptId id) {
    return release.gate(id).verdict().orElseThrow().reason();
  }

  @Test
  void anAlarmThatCannotBePinnedStopsTheBakeFromBeginning() {
    Journey release = withoutAnAlarm();

    assertThat(release.judge(release.promotion())).isEqualTo("LOOK_AGAIN");

    assertThat(release.watch("one-box").stands()).isInstanceOf(Stands.Deploying.class);
    assertThat(release.timeline().getLast())
        .isEqualTo(
            "WAITING looks again: the bake cannot begin yet: checkout-onebox could not be pinned:"
                + " DescribeAlarms does not know it");
  }

  @Test
  void anAlarmThatIsNeverPinnedHaltsAtTheDeadlineAndIsNamed() {
    Journey release = withoutAnAlarm();
    bench.time().pass(Duration.ofHours(7));

    assertThat(release.judge(release.promotion())).isEqualTo("HALT");

    assertThat(reason(release, release.promotion()))
        .startsWith("undecided at its deadline ")
        .endsWith(
            ": the bake could not begin: checkout-onebox could not be pinned: DescribeAlarms does"
                + " not know it");
  }

  @Test
  void anAbortRollsBack() {
    Journey release = withoutAnAlarm();
    ask(release, "abort", "ada", "reason", "customers call", "wave", "one-box");

    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
    assertThat(reason(release, release.promotion()))
        .isEqualTo("aborted by " + ADA + ": customers call");
  }

  @Test
  void anAbortThatWasAskedForDuringTheDeploymentRollsBack() {
    Journey release = Journey.deploying(bench);
    ask(release, "abort", "ada", "reason", "customers call", "wave", "one-box");
    bench.alarms().delete("checkout-onebox");
    bench.time().pass(TestPipeline.DEPLOYMENT);
    release.promotionStarted();

    assertThat(release.open(release.promotion())).isEqualTo("JUDGE");
    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
  }

  @Test
  void anotherAlarmThatFiresRollsBack() {
    Journey release = withoutAnAlarm();
    assertThat(release.judge(release.promotion())).isEqualTo("LOOK_AGAIN");
    bench.time().pass(Duration.ofMinutes(1));
    bench.alarms().fire();

    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
    assertThat(reason(release, release.promotion()))
        .startsWith("checkout-aggregate went to ALARM at ");
  }

  @Test
  void aPersonsAnswerInThePipelineIsHeard() {
    Journey release = withoutAnAlarm();
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", true, "I have looked myself");

    assertThat(release.judge(release.promotion())).isEqualTo("REPORT");
    assertThat(release.gate(release.promotion()).isPassed()).isTrue();
  }

  @Test
  void theBakeBeginsAsSoonAsItCan() {
    Journey release = whileNothingIsRead();
    bench.time().pass(Duration.ofMinutes(4));
    bench.faults().mend("DescribeAlarms");

    JsonNode answer = release.functions().judge(release.promotion());

    assertThat(answer.path("next").asText()).isEqualTo("WATCH");
    assertThat(answer.path("bakeSeconds").asLong())
        .isEqualTo(Journey.BAKE.minusMinutes(4).toSeconds());
    assertThat(answer.path("tests")).hasSize(3);
    assertThat(release.watch("one-box").stands())
        .isInstanceOfSatisfying(
            Stands.Baking.class,
            baking -> {
              assertThat(baking.pinned()).hasSize(2);
              assertThat(baking.window().deployed()).isEqualTo("2026-03-02T10:06:00Z");
            });
  }

  @Test
  void aBakeThatBeginsAfterItsTimeRunsItsTestsFirst() {
    Journey release = whileNothingIsRead();
    bench.time().pass(Journey.BAKE);
    bench.faults().mend("DescribeAlarms");

    JsonNode answer = release.functions().judge(release.promotion());

    assertThat(answer.path("next").asText()).isEqualTo("WATCH");
    assertThat(answer.path("tests")).hasSize(3);
    release.passTests(release.promotion());
    assertThat(release.judge(release.promotion())).isEqualTo("PROMOTE");
  }

  @Test
  void aStageThatIsNotReadHidesNoAlarm() {
    Journey release = Journey.atPromotion(bench);
    bench.faults().refuse("GetPipelineState", "Throttling", 400);
    assertThat(release.open(release.promotion())).isEqualTo("JUDGE");
    assertThat(release.judge(release.promotion())).isEqualTo("LOOK_AGAIN");
    assertThat(release.timeline().getLast())
        .contains("when stage Prod-OneBox was deployed is not known: ");
    bench.time().pass(Duration.ofMinutes(1));
    bench.alarms().fire();

    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
  }

  @Test
  void anErrorDoesNotHideAnAlarmThatFiredDuringTheDeployment() {
    Journey release = Journey.deploying(bench);
    bench.alarms().fire();
    bench.time().pass(TestPipeline.DEPLOYMENT);
    release.promotionStarted();

    release.functions().judgeAfter(release.promotion(), "table down");

    assertThat(reason(release, release.promotion())).contains("during the deployment");
  }

  @Test
  void anErrorDoesNotHideWhatAPersonSaid() {
    Journey aborted = Journey.atPromotion(bench);
    ask(aborted, "abort", "ada", "reason", "customers call", "wave", "one-box");
    assertThat(Journey.next(aborted.functions().judgeAfter(aborted.promotion(), "table down")))
        .isEqualTo("ROLL_BACK");

    Bench other = Bench.open();
    Journey rejected = Journey.baking(other);
    ask(rejected, "reject", "ada", "reason", "legal says no", "wave", "one-box");
    assertThat(Journey.next(rejected.functions().judgeAfter(rejected.promotion(), "table down")))
        .isEqualTo("HALT");
    assertThat(reason(rejected, rejected.promotion()))
        .isEqualTo("rejected by " + ADA + ": legal says no");
  }

  @Test
  void anErrorDoesNotHideWhatAPersonAnsweredInThePipeline() {
    Journey release = Journey.baking(bench);
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", true, "I have looked myself");

    assertThat(Journey.next(release.functions().judgeAfter(release.promotion(), "table down")))
        .isEqualTo("REPORT");

    assertThat(release.gate(release.promotion()).isPassed()).isTrue();
  }

  @Test
  void anErrorAtTheEntryDoesNotHideWhatAPersonAnsweredInThePipeline() {
    Journey release = Journey.promoted(bench);
    AttemptId entry = release.id("one-region", GateKind.ENTRY, 1);
    release
        .functions()
        .pipelineChange(bench.pipeline().actionEvent("Prod-Wave-1", "EntryGate", "STARTED"));
    bench.pipeline().answer("Prod-Wave-1", "EntryGate", true, "let it in");

    assertThat(Journey.next(release.functions().judgeAfter(entry, "stopped"))).isEqualTo("REPORT");

    assertThat(release.watch("one-region").stands()).isInstanceOf(Stands.Deploying.class);
  }

  @Test
  void anErrorAtTheEntryDoesNotHideWhatAPersonSaid() {
    Journey release = Journey.atEntry(bench);
    ask(release, "abort", "ada", "reason", "wrong build", "wave", "one-box");

    release.functions().judgeAfter(release.entry(), "table down");

    assertThat(reason(release, release.entry())).isEqualTo("aborted by " + ADA + ": wrong build");
  }

  @Test
  void anAbortWithoutAnEntryGateBeforeRollsBack() {
    Journey release = Journey.pushed(bench);
    bench.pipeline().succeedLastJob();
    bench.time().pass(TestPipeline.DEPLOYMENT);
    release.promotionStarted();
    ask(release, "abort", "ada", "reason", "customers call", "wave", "one-box");

    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
  }
}
