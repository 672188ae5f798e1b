package io.wavegate.handlers.handler;

import static io.wavegate.handlers.handler.Operating.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateKind;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import io.wavegate.standins.cloudwatch.AlarmValue;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OpenGateFunctionTest {
  private final Bench bench = Bench.open();

  @Test
  void anEntryGateWithABlockerWaitsAndSaysForWhatAndUntilWhen() {
    bench.time().passUntil(Instant.parse("2026-03-02T17:00:00Z"));
    Journey release = Journey.atEntry(bench);

    JsonNode answer = release.functions().openGate(release.entry());

    assertThat(answer.path("next").asText()).isEqualTo("WAIT");
    assertThat(answer.path("until").asText()).isEqualTo("2026-03-03T08:00:00Z");
    assertThat(release.timeline().getLast())
        .isEqualTo("WAITING window closed until Tue 3 Mar 08:00Z; next look Tue 3 Mar 08:00Z");
  }

  @Test
  void theSameBlockerIsToldOnce() {
    Journey release = Journey.atEntry(bench);
    release.functions().operate("/services/checkout/hold", "ada", "{\"reason\":\"freeze\"}");

    release.open(release.entry());
    bench.time().pass(Duration.ofMinutes(5));
    release.open(release.entry());

    assertThat(release.timeline()).filteredOn(line -> line.startsWith("WAITING")).hasSize(1);
  }

  @Test
  void anAlarmThatFiresBeforeTheDeploymentIsWaitedFor() {
    Journey release = Journey.atEntry(bench);
    bench.alarms().fire();

    assertThat(release.open(release.entry())).isEqualTo("WAIT");
    assertThat(release.gate(release.entry()).phase())
        .isInstanceOfSatisfying(
            Phase.Waiting.class,
            waiting -> assertThat(waiting.blockers().getFirst()).contains("checkout-aggregate"));

    bench.alarms().calm();
    assertThat(release.open(release.entry())).isEqualTo("JUDGE");
  }

  @Test
  void anAlarmThatIsNotReadIsWaitedFor() {
    Journey release = Journey.atEntry(bench);
    bench.faults().refuse("DescribeAlarms", "Throttling", 400);

    assertThat(release.open(release.entry())).isEqualTo("WAIT");
  }

  @Test
  void aPromotionGatePinsTheAlarmsAndGivesTheBakeAndTheTests() {
    Journey release = Journey.atPromotion(bench);

    JsonNode answer = release.functions().openGate(release.promotion());

    assertThat(answer.path("next").asText()).isEqualTo("WATCH");
    assertThat(answer.path("bakeSeconds").asLong()).isEqualTo(Journey.BAKE.toSeconds());
    assertThat(answer.path("tests"))
        .extracting(test -> test.path("name").asText() + " " + test.path("kind").asText())
        .containsExactly("smoke LAMBDA", "speed LAMBDA", "health HTTP");
    assertThat(answer.at("/tests/0/context/revision").asText()).startsWith("2222");
    assertThat(release.watch("one-box").stands())
        .isInstanceOfSatisfying(
            Stands.Baking.class,
            baking -> {
              assertThat(baking.pinned()).hasSize(2).doesNotContain("");
              assertThat(baking.window().from()).isEqualTo("2026-03-02T10:00:00Z");
              assertThat(baking.window().deployed()).isEqualTo("2026-03-02T10:06:00Z");
            });
  }

  @Test
  void anAlarmDuringTheDeploymentIsJudgedAtOnce() {
    Journey release = Journey.deploying(bench);
    bench.alarms().fire();
    bench.time().pass(Duration.ofMinutes(1));
    bench.alarms().calm();
    bench.time().pass(TestPipeline.DEPLOYMENT);
    release.promotionStarted();

    assertThat(release.open(release.promotion())).isEqualTo("JUDGE");
    assertThat(release.judge(release.promotion())).isEqualTo("ROLL_BACK");
    assertThat(release.timeline().getLast()).contains("during the deployment");
  }

  @Test
  void aPromotionGateWithoutAnEntryGateBeforeItHalts() {
    Journey release = Journey.pushed(bench);
    bench.pipeline().succeedLastJob();
    bench.time().pass(TestPipeline.DEPLOYMENT);
    release.promotionStarted();

    assertThat(release.open(release.promotion())).isEqualTo("JUDGE");
    assertThat(release.judge(release.promotion())).isEqualTo("HALT");
    assertThat(release.timeline().getLast()).contains("no entry gate has passed");
  }

  @Test
  void aSecondAttemptOfAPromotionGateIsWatchedToo() {
    Journey release = Journey.baking(bench);
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", false, "let me look");
    release.judge(release.promotion());
    ask(release, "reopen", "ada", "reason", "I have looked", "wave", "one-box");
    bench.pipeline().retry("Prod-OneBox", release.execution());
    bench.time().settle();
    release.promotionStarted();

    release.open(release.id("one-box", release.promotion().gate().kind(), 2));

    assertThat(bench.books().watched().of("checkout-aggregate")).hasSize(1);
    assertThat(release.watch("one-box").stands()).isInstanceOf(Stands.Baking.class);
  }

  @Test
  void aRunningBakeRunsNoFinishedTestAgain() {
    Journey release = Journey.atPromotion(bench);
    release.open(release.promotion());
    release
        .functions()
        .recordTest(release.promotion(), "smoke", bench.time().now(), "{\"status\": \"passed\"}");

    JsonNode answer = release.functions().openGate(release.promotion());

    assertThat(answer.path("tests"))
        .extracting(test -> test.path("name").asText())
        .containsExactly("speed", "health");
  }

  /** The next wave's gate may be faster than the first one's own notice of the approval. */
  @Test
  void aWaveThatAPersonHasJustApprovedIsWaitedForByTheNext() {
    Journey release = Journey.baking(bench);
    AttemptId next = release.id("one-region", GateKind.ENTRY, 1);
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", true, "verified by hand");
    bench.time().settle();
    release
        .functions()
        .pipelineChange(bench.pipeline().actionEvent("Prod-Wave-1", "EntryGate", "STARTED"));

    assertThat(release.open(next)).isEqualTo("WAIT");
    assertThat(release.timeline().getLast())
        .startsWith("WAITING earlier wave one-box is not promoted: baking; next look");
    release.judge(release.promotion());
    assertThat(release.open(next)).isEqualTo("JUDGE");
    assertThat(release.judge(next)).isEqualTo("PROMOTE");
  }

  /** The answer that let the release go on was lost on its way back, so it is not recorded yet. */
  @Test
  void aPromotionThatIsNotRecordedYetIsWaitedForByTheNext() {
    Journey release = Journey.decided(bench);
    AttemptId next = release.id("one-region", GateKind.ENTRY, 1);
    bench.faults().loseReplyOf("PutApprovalResult");
    assertThatThrownBy(() -> release.functions().settle(release.promotion()))
        .hasMessageContaining("not known");
    bench.time().settle();
    release
        .functions()
        .pipelineChange(bench.pipeline().actionEvent("Prod-Wave-1", "EntryGate", "STARTED"));

    assertThat(release.open(next)).isEqualTo("WAIT");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");
    assertThat(release.open(next)).isEqualTo("JUDGE");
  }

  /** What a person knew as they approved a wave is no reason to start the next one beside it. */
  @Test
  void anAlarmThatHasLastedSinceBeforeAnApprovalIsWaitedForByTheNext() {
    bench.install(
        Bench.policy("also: [checkout-onebox]}", "also: [checkout-onebox], tolerance: 10m}"));
    Journey release = Journey.baking(bench);
    AttemptId next = release.id("one-region", GateKind.ENTRY, 1);
    bench.alarms().set("checkout-onebox", AlarmValue.ALARM, "Threshold Crossed");
    bench.time().pass(Duration.ofMinutes(1));
    ask(release, "approve", "ada", "reason", "known", "wave", "one-box");
    assertThat(release.judge(release.promotion())).isEqualTo("PROMOTE_BY_PERSON");
    assertThat(release.functions().settle(release.promotion())).isEqualTo("SETTLED");
    bench.time().settle();
    release
        .functions()
        .pipelineChange(bench.pipeline().actionEvent("Prod-Wave-1", "EntryGate", "STARTED"));

    assertThat(release.open(next)).isEqualTo("WAIT");
    assertThat(release.timeline().getLast()).startsWith("WAITING checkout-onebox in ALARM since ");
    bench.alarms().set("checkout-onebox", AlarmValue.OK, "quiet");
    assertThat(release.open(next)).isEqualTo("JUDGE");
    assertThat(release.judge(next)).isEqualTo("PROMOTE");
  }
}
