package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.handlers.store.Kept;
import io.wavegate.handlers.store.Secrets.JobSlot;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Functions;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import io.wavegate.standins.http.ServiceCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchFunctionTest {
  private final Bench bench = Bench.open();

  @Test
  void whereNothingIsWatchedCloudWatchIsNotAsked() {
    assertThat(new Functions(bench.wiring()).watch()).isEqualTo("0 alarms looked at");
    assertThat(bench.faults().operations()).isEmpty();
  }

  @Test
  void aHundredNamesAreOneCall() {
    var names = new ArrayList<String>();
    for (int i = 0; i < 250; i++) {
      names.add("alarm-%03d".formatted(i));
    }
    for (int i = 0; i < 250; i += 50) {
      bench
          .store()
          .transact(
              bench
                  .books()
                  .watched()
                  .beginning(
                      Journey.pushed(Bench.open()).release(), "one-box", names.subList(i, i + 50)));
    }

    new Functions(bench.wiring()).watch();

    assertThat(bench.faults().calls("DescribeAlarms"))
        .extracting(call -> call.input().path("AlarmNames").size())
        .containsExactly(100, 100, 50);
  }

  @Test
  void aBadAlarmWhoseEventWasLostWakesTheBake() {
    Journey release = Journey.baking(bench);
    bench.time().pass(Duration.ofMinutes(30));
    bench.alarms().fire();

    assertThat(release.functions().watch()).isEqualTo("2 alarms looked at");

    assertThat(bench.states().woken()).hasSize(1);
  }

  @Test
  void aLookThatSawNothingGivesNoHeartbeat() {
    Journey release = Journey.baking(bench);
    bench.faults().refuse("DescribeAlarms", "AccessDenied", 403);
    int beats = bench.telemetry().counts().size();

    assertThat(release.functions().watch())
        .isEqualTo("2 alarms looked at, 2 not read, none in this account and Region");
    assertThat(bench.telemetry().counts()).hasSize(beats);

    bench.faults().mend("DescribeAlarms");
    release.functions().watch();
    assertThat(bench.telemetry().counts()).hasSize(beats + 1).endsWith("Heartbeat");
  }

  @Test
  void aQuietMinuteIsOneCallAndNothingElse() {
    Journey release = Journey.baking(bench);
    bench.faults().forget();

    release.functions().watch();

    assertThat(bench.faults().operations()).containsExactly("DescribeAlarms");
  }

  @Test
  void aJobHeldForTwelveMinutesIsAnsweredInProgressOnce() {
    Journey release = Journey.bakingInSecond(bench);
    bench.time().pass(Duration.ofMinutes(11));
    release.functions().watch();
    assertThat(results()).as("not yet").isEmpty();

    bench.time().pass(Duration.ofMinutes(1));
    release.functions().watch();
    release.functions().watch();

    assertThat(results()).hasSize(1);
    var input = results().getFirst().input();
    assertThat(input.path("continuationToken").asText()).isEqualTo(release.secondPromotion().key());
    assertThat(input.at("/executionDetails/summary").asText())
        .isEqualTo("Wave 2 of 2: bake 12m of 2h, 0 alarms");
    assertThat(input.at("/executionDetails/percentComplete").asInt()).isEqualTo(10);
  }

  @Test
  void aContinuationWhoseReplyWasLostIsTakenUpAgain() {
    Journey release = Journey.bakingInSecond(bench);
    bench.time().pass(Duration.ofMinutes(12));
    bench.faults().loseReplyOf("PutJobSuccessResult");
    release.functions().watch();
    assertThat(slot(release)).isInstanceOf(JobSlot.Continuing.class);

    release.functions().watch();
    assertThat(slot(release)).isInstanceOf(JobSlot.Awaiting.class);

    bench.time().pass(Duration.ofSeconds(30));
    assertThat(release.functions().gate(bench.pipeline().lastJob())).isEqualTo("held on");
  }

  @Test
  void aThrottledContinuationIsTriedAgainTheNextMinute() {
    Journey release = Journey.bakingInSecond(bench);
    bench.time().pass(Duration.ofMinutes(12));
    bench.faults().refuse("PutJobSuccessResult", "ThrottlingException", 400);
    release.functions().watch();
    bench.faults().mend("PutJobSuccessResult");

    bench.time().pass(Duration.ofMinutes(1));
    release.functions().watch();
    bench.time().pass(Duration.ofMinutes(10));

    assertThat(bench.pipeline().action("Prod-Wave-1", "PromotionGate").path("status").asText())
        .as("20 minutes after the job began")
        .isEqualTo("InProgress");
  }

  @Test
  void aJobThatCannotBeContinuedDoesNotKeepTheOthersWaiting() {
    Journey release = Journey.bakingInSecond(bench);
    breakAJob();
    bench.alarms().fire();
    bench.states().sleepOn("token-7");
    var token = bench.time().now();
    release.functions().arm(release.secondPromotion(), "token-7", token, 0);
    bench.states().sleepOn("token-7");
    bench.time().pass(Duration.ofMinutes(12));

    assertThatThrownBy(() -> release.functions().watch())
        .as("a person sees it by the function's errors")
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no gate");

    assertThat(results()).hasSize(1);
    assertThat(bench.states().woken()).as("and the alarms were looked at").hasSize(2);
  }

  /** The job of a gate that is not in the store, first in order. */
  private void breakAJob() {
    var gone =
        new AttemptId(
            new GateId(TestPipeline.REF, "0-gone", "Prod-OneBox", "one-box", GateKind.ENTRY), 1);
    bench
        .store()
        .transact(
            bench
                .books()
                .secrets()
                .holding(gone, new JobSlot.Live("a-job", bench.time().now(), bench.time().now())));
  }

  @Test
  void aJobThatWasAnsweredIsForgotten() {
    Journey release = Journey.bakingInSecond(bench);
    release.functions().judgeAfter(release.secondPromotion(), "States.Runtime");
    release.functions().settle(release.secondPromotion());

    release.functions().watch();

    assertThat(bench.books().secrets().jobs()).isEmpty();
  }

  private JobSlot slot(Journey release) {
    return bench.books().secrets().job(release.secondPromotion()).map(Kept::value).orElseThrow();
  }

  private List<ServiceCall> results() {
    return bench.faults().calls("PutJobSuccessResult").stream()
        .filter(call -> call.input().has("continuationToken"))
        .toList();
  }
}
