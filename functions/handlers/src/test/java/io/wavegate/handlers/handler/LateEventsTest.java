package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.port.Item;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Functions;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.RecordingStates.Started;
import io.wavegate.handlers.testing.RecordingStates.Woken;
import io.wavegate.handlers.testing.TestPipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events that come late, in another order, or all of them once more (faults 2, 4, 5, 52, 65). */
class LateEventsTest {
  /** All that an event could change. */
  private record World(
      List<JsonNode> stages,
      List<JsonNode> executions,
      List<Started> machines,
      List<Woken> woken,
      List<String> pages,
      List<Item> kept) {}

  private final Bench bench = Bench.open();
  private final String beforeWavegate =
      bench.pipeline().executions().getFirst().path("pipelineExecutionId").asText();

  @Test
  void aLateEventOfASupersededReleaseDoesNothing() {
    Journey older = Journey.decided(bench);
    bench.pipeline().close("Prod-Wave-1");
    assertThat(older.functions().settle(older.promotion())).isEqualTo("SETTLED");
    bench.time().settle();
    String late = bench.pipeline().actionEvent("Prod-OneBox", "PromotionGate", "STARTED");
    Journey newer = Journey.decided(bench);
    assertThat(newer.functions().settle(newer.promotion())).isEqualTo("SETTLED");
    bench.time().settle();
    assertThat(status(older)).as("overtaken in front of the second wave").isEqualTo("Superseded");
    bench.faults().forget();
    World before = world();

    assertThat(older.functions().pipelineChange(late))
        .isEqualTo("the action does not wait for this release");

    assertThat(world()).isEqualTo(before);
  }

  @Test
  void anAlarmsEventAfterItsReleaseWasSupersededDoesNotTouchTheNewerOne() {
    Journey older = Journey.decided(bench);
    bench.pipeline().close("Prod-Wave-1");
    older.functions().settle(older.promotion());
    bench.time().pass(Duration.ofMinutes(1));
    bench.alarms().fire();
    String late = bench.alarms().lastEvent("checkout-aggregate");
    bench.alarms().calm();
    bench.time().pass(Duration.ofMinutes(2));
    Journey newer = Journey.baking(bench);

    String said = newer.functions().alarmChange(late);

    assertThat(said).contains("sleeps on: the bake is not over");
    assertThat(bench.states().woken()).isEmpty();
    assertThat(newer.gate(newer.promotion()).isUndecided()).isTrue();
  }

  @Test
  void theNewsThatAnAlarmIsOkAgainMayComeFirst() {
    Journey release = Journey.baking(bench);
    bench.time().pass(Duration.ofMinutes(30));
    bench.alarms().fire();
    String fired = bench.alarms().lastEvent("checkout-aggregate");
    bench.time().pass(Duration.ofSeconds(20));
    bench.alarms().calm();
    String calmed = bench.alarms().lastEvent("checkout-aggregate");
    assertThat(calmed).isNotEqualTo(fired);

    String first = release.functions().alarmChange(calmed);
    String second = release.functions().alarmChange(fired);

    assertThat(first).startsWith("one-box: woken: ROLL_BACK: checkout-aggregate went to ALARM at");
    assertThat(second).contains("awake already");
    assertThat(bench.states().woken()).hasSize(1);
  }

  @Test
  void anAlarmsEventBeforeTheTokenIsWrittenIsNotForgotten() {
    Journey release = Journey.atPromotion(bench);
    release.open(release.promotion());
    bench.alarms().fire();

    String said = release.functions().alarmChange(bench.alarms().lastEvent("checkout-aggregate"));
    assertThat(bench.states().woken()).as("there is no token yet: %s", said).isEmpty();

    bench.states().sleepOn("token-1");
    assertThat(release.functions().arm(release.promotion(), "token-1", bench.time().now(), 0))
        .startsWith("woken: ROLL_BACK");
    assertThat(bench.states().woken()).hasSize(1);
  }

  @Test
  void anArchiveThatIsReplayedAfterAPromotionDoesNothing() {
    Journey release = Journey.atSecondPromotion(bench);
    deliverAlarms(release);
    bench.faults().forget();
    World before = world();
    List<String> archive = archive();
    assertThat(archive).hasSizeGreaterThan(20);

    replay(release, archive);

    assertThat(world()).isEqualTo(before);
  }

  @Test
  void anArchiveThatIsReplayedAfterARollbackDoesNothing() {
    Journey release = Journey.toRollBack(bench);
    for (String step : new String[] {"INTENT", "STOP_LINE", "FAIL_ACTION", "PULL"}) {
      release.functions().step(release.promotion(), step);
    }
    bench.time().settle();
    release.functions().gate(bench.pipeline().lastJob());
    bench.time().pass(TestPipeline.DEPLOYMENT);
    assertThat(release.promotionStarted()).startsWith("approved");
    bench.time().settle();
    bench.alarms().calm();
    for (String step : new String[] {"VERIFY", "PULL", "RECOVERY", "REPORT"}) {
      bench.time().pass(Duration.ofMinutes(4));
      release.functions().step(release.promotion(), step);
    }
    bench.time().pass(Duration.ofDays(1));
    deliverAlarms(release);
    bench.faults().forget();
    World before = world();

    replay(release, archive());

    assertThat(world()).isEqualTo(before);
    assertThat(bench.pipeline().rollbacks()).isEqualTo(1);
  }

  /** After ninety days a name is free again: what is written outlives it. */
  @Test
  void aNameThatIsFreeAgainStartsNothingThatActs() {
    Journey release = Journey.promoted(bench);
    String event = firstJobOf(release);
    AttemptId entry = release.entry();
    bench.time().pass(Duration.ofDays(91));
    bench.states().forget(entry.executionName("checkout"));
    bench.faults().forget();

    release.functions().gate(event);
    release.functions().openGate(entry);

    assertThat(release.judge(entry)).isEqualTo("REPORT");
    assertThat(release.functions().report(entry).path("outcome").asText()).isEqualTo("PROMOTED");
    assertThat(bench.faults().operations())
        .doesNotContain("PutJobSuccessResult", "PutJobFailureResult", "DisableStageTransition");
    assertThat(bench.books().releases().attempts(release.id("one-box", GateKind.ENTRY, 1).gate()))
        .hasSize(1);
  }

  /** An alarm's event is a line of the timeline; without this an archive would be the first. */
  private void deliverAlarms(Journey release) {
    bench.alarms().events().forEach(event -> release.functions().alarmChange(event));
  }

  private String firstJobOf(Journey release) {
    return bench.pipeline().jobs().stream()
        .filter(event -> event.contains(release.execution()))
        .findFirst()
        .orElseThrow();
  }

  /** Everything that was told since the installation, as an archive keeps it. */
  private List<String> archive() {
    List<String> archive = new ArrayList<>(bench.pipeline().events());
    archive.addAll(bench.alarms().events());
    return archive.stream()
        .filter(event -> !event.contains(beforeWavegate))
        .map(event -> ((ObjectNode) TestPipeline.parse(event)).put("replay-name", "friday"))
        .map(ObjectNode::toString)
        .toList();
  }

  private void replay(Journey release, List<String> archive) {
    Functions functions = release.functions();
    for (String event : archive) {
      boolean alarm = event.contains("\"aws.cloudwatch\"");
      if (alarm) {
        functions.alarmChange(event);
      } else {
        functions.pipelineChange(event);
      }
    }
    bench.pipeline().jobs().stream()
        .filter(event -> !event.contains(beforeWavegate))
        .forEach(functions::gate);
  }

  private World world() {
    return new World(
        List.of(bench.pipeline().stage("Prod-OneBox"), bench.pipeline().stage("Prod-Wave-1")),
        bench.pipeline().executions(),
        bench.states().started(),
        bench.states().woken(),
        bench.pageSubjects(),
        bench.store().all());
  }

  private String status(Journey release) {
    return bench.pipeline().executions().stream()
        .filter(e -> e.path("pipelineExecutionId").asText().equals(release.execution()))
        .map(e -> e.path("status").asText())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anAlarmBetweenAPersonsApprovalAndTheMomentItIsHeardOfStopsTheNextWave() {
    Journey release = Journey.baking(bench);
    bench.pipeline().answer("Prod-OneBox", "PromotionGate", true, "I have looked myself");
    bench.time().pass(Duration.ofMinutes(1));
    bench.alarms().fire();
    bench.time().pass(Duration.ofMinutes(1));
    bench.alarms().calm();
    bench.time().pass(Duration.ofMinutes(5));

    assertThat(release.judge(release.promotion())).isEqualTo("REPORT");
    release
        .functions()
        .pipelineChange(bench.pipeline().actionEvent("Prod-Wave-1", "EntryGate", "STARTED"));

    assertThat(release.judge(release.id("one-region", GateKind.ENTRY, 1))).isEqualTo("HALT");
    assertThat(release.timeline().getLast())
        .contains("earlier wave one-box alarmed after its promotion: checkout-aggregate");
  }
}
