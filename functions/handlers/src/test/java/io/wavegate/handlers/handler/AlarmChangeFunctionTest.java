package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.Write;
import io.wavegate.handlers.store.Secrets.TaskToken;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import io.wavegate.standins.cloudwatch.AlarmValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmChangeFunctionTest {
  private final Bench bench = Bench.open();

  @Test
  void anAlarmThatFiresInABakeWakesIt() {
    Journey release = Journey.baking(bench);
    bench.time().pass(Duration.ofMinutes(30));
    bench.alarms().fire();

    String said = release.functions().alarmChange(bench.alarms().lastEvent("checkout-aggregate"));

    assertThat(said).startsWith("one-box: woken: ROLL_BACK: checkout-aggregate went to ALARM at");
    assertThat(bench.states().woken()).hasSize(1);
    assertThat(release.timeline().getLast()).startsWith("ALARM checkout-aggregate went to ALARM: ");
  }

  @Test
  void theSameEventTwiceIsOneLineAndOneWake() {
    Journey release = Journey.baking(bench);
    bench.alarms().fire();
    String event = bench.alarms().lastEvent("checkout-aggregate");

    release.functions().alarmChange(event);
    String said = release.functions().alarmChange(event);

    assertThat(said).contains("awake already");
    assertThat(bench.states().woken()).hasSize(1);
    assertThat(release.timeline()).filteredOn(line -> line.startsWith("ALARM")).hasSize(1);
  }

  @Test
  void anAlarmThatRecoversIsALineAndWakesNothing() {
    Journey release = Journey.atPromotion(bench);
    ObjectNode event = event("checkout-aggregate", "OK");
    release.open(release.promotion());
    bench.states().sleepOn("token-1");
    release.functions().arm(release.promotion(), "token-1", bench.time().now(), 0);

    assertThat(release.functions().alarmChange(event.toString())).contains("sleeps on");
    assertThat(bench.states().woken()).isEmpty();
  }

  @Test
  void anAlarmThatNothingWatchesIsNobodysBusiness() {
    Journey release = Journey.baking(bench);
    int lines = release.timeline().size();
    bench.alarms().metricAlarm("payments-5xx");
    bench.alarms().set("payments-5xx", AlarmValue.ALARM, "bad");

    String said = release.functions().alarmChange(bench.alarms().lastEvent("payments-5xx"));

    assertThat(said).isEqualTo("nothing watches payments-5xx");
    assertThat(release.timeline()).hasSize(lines);
  }

  @Test
  void aForgedAlarmWakesNothingWhileTheAlarmItselfIsOk() {
    Journey release = Journey.baking(bench);

    String said = release.functions().alarmChange(event("checkout-aggregate", "ALARM").toString());

    assertThat(said).isEqualTo("one-box: sleeps on: the bake is not over.");
    assertThat(bench.states().woken()).isEmpty();
  }

  @Test
  void aForgedAlarmAfterThePromotionPagesNobody() {
    Journey release = Journey.promoted(bench);

    release.functions().alarmChange(event("checkout-aggregate", "ALARM").toString());

    assertThat(bench.pages()).isEmpty();
  }

  @Test
  void anAlarmOfAForeignAccountIsDiscarded() {
    Journey release = Journey.baking(bench);
    bench.alarms().fire();
    String event =
        bench.alarms().lastEvent("checkout-aggregate").replace("111122223333", "999999999999");

    assertThat(release.functions().alarmChange(event))
        .isEqualTo(
            "discarded: an alarm of account 999999999999, which is neither this one nor among"
                + " SpokeAccounts");
    assertThat(bench.states().woken()).isEmpty();
  }

  @Test
  void aReasonWithoutEndIsCut() {
    Journey release = Journey.baking(bench);
    ObjectNode event = event("checkout-aggregate", "ALARM");
    ((ObjectNode) event.at("/detail/state")).put("reason", "line\n".repeat(80_000));

    release.functions().alarmChange(event.toString());

    assertThat(release.timeline().getLast()).hasSizeLessThan(1_200).doesNotContain("\n");
  }

  @Test
  void oneGateThatCannotBeLookedAtDoesNotKeepTheOthersAsleep() {
    Journey release = Journey.baking(bench);
    keepBrokenGate(release.watch("one-box"));
    bench.alarms().fire();
    String event = bench.alarms().lastEvent("checkout-aggregate");

    assertThatThrownBy(() -> release.functions().alarmChange(event)).hasMessageContaining("policy");

    assertThat(bench.states().woken()).hasSize(1);
  }

  /** A gate whose policy is gone, and which comes before all others. */
  private void keepBrokenGate(WaveWatch like) {
    ReleaseId release = new ReleaseId(TestPipeline.REF, "0-gone");
    GateId id =
        new GateId(
            release.pipeline(), release.execution(), like.stage(), like.wave(), GateKind.PROMOTION);
    Gate gate =
        new Gate(
            new AttemptId(id, 1),
            "checkout",
            "a-policy-that-is-gone",
            Carrier.APPROVAL,
            "PromotionGate",
            bench.time().now(),
            new Phase.Watching("watching", bench.time().now()));
    WaveWatch watch =
        new WaveWatch(release, "checkout", like.wave(), like.stage(), like.alarms(), like.stands());
    List<Write> writes =
        new ArrayList<>(bench.books().watched().beginning(release, like.wave(), like.alarms()));
    writes.add(bench.books().releases().watching(watch));
    writes.add(bench.books().releases().opening(gate));
    assertThat(bench.store().transact(writes)).isTrue();
    bench.books().secrets().keepToken(gate.id(), new TaskToken("t", bench.time().now(), 0));
  }

  /** An event as of this minute whose alarm, here, did no such thing. */
  private static ObjectNode event(String alarm, String state) {
    Bench elsewhere = Bench.open();
    elsewhere.alarms().fire();
    ObjectNode event = (ObjectNode) TestPipeline.parse(elsewhere.alarms().lastEvent(alarm));
    ((ObjectNode) event.at("/detail/state")).put("value", state);
    return event;
  }
}
