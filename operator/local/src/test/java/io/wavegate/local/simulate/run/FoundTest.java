package io.wavegate.local.simulate.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.Shipped;
import io.wavegate.local.simulate.schedule.Answers;
import io.wavegate.local.simulate.schedule.Element;
import io.wavegate.local.simulate.schedule.Fault;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Schedule;
import io.wavegate.local.simulate.schedule.Schedules;
import io.wavegate.local.simulate.schedule.When;
import io.wavegate.local.simulate.schedule.When.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What simulations once found, as small as it came down to; a seed alone means something else as
 * soon as schedules are drawn otherwise.
 */
final class FoundTest {
  private static final Path SEEDS =
      Path.of("src/test/resources/io/wavegate/local/simulate/seeds.txt");

  private final Simulation simulation;

  FoundTest() throws IOException {
    this.simulation = new Simulation(Shipped.HOME);
  }

  private Played play(List<Element> course, List<Fault> faults) {
    Played played = simulation.play(new Schedule(1, Schedules.plainPlan(), course, faults));
    assertThat(Verdicts.of(played)).isEmpty();
    return played;
  }

  /** The gate saw the release before this one, stood down, and nobody judged. */
  @Test
  void aGateThatOpensWhileTheStageIsShownAsItWas() {
    for (int wave = 0; wave < 2; wave++) {
      When justBefore = new When(wave, Moment.DEPLOYMENT, Duration.ofSeconds(114));
      Fault stale =
          new Fault.StaleReads(
              justBefore,
              Optional.of(Duration.ofSeconds(47)),
              "GetPipelineState",
              Duration.ofSeconds(14));
      Played played = play(List.of(), List.of(stale));
      assertThat(played.struck()).contains(0);
      assertThat(played.isPromoted()).as("wave %d", wave).isTrue();
    }
  }

  /** Requests from the minute before the deployment was over counted towards the least. */
  @Test
  void requestsThatCameBeforeTheDeploymentWasOver() {
    When start = When.start(Duration.ZERO);
    play(List.of(new Element.Traffic(start, 8, Optional.empty())), List.of());
  }

  /** A function of our own that died counted as a test that failed, and rolled the release back. */
  @Test
  void aProbeWhoseProcessDies() {
    Played played = play(List.of(), List.of(new Fault.Crash("run-probe", 1, 1, true)));
    assertThat(played.struck()).contains(0);
    assertThat(played.isPromoted()).isTrue();
  }

  /**
   * Lambda took no invocation of the team's test, which rolled the release back as if it failed.
   */
  @Test
  void aTestFunctionThatLambdaRefuses() {
    for (Duration lasts : List.of(Duration.ofMinutes(2), Duration.ofHours(1))) {
      Fault refused =
          new Fault.Refused(
              new When(0, Moment.GATE, Duration.ZERO), Optional.of(lasts), "checkout-smoke");
      Played played = play(List.of(), List.of(refused));
      assertThat(played.struck()).contains(0);
      assertThat(played.isPromoted()).isEqualTo(lasts.equals(Duration.ofMinutes(2)));
    }
  }

  /**
   * A settle that stood still sent the Approve that it had begun with, after the promotion had been
   * taken back behind it.
   */
  @Test
  void whatStandsStillWhileItsMachineIsStopped() {
    Plan.Wave wave = Schedules.plainPlan().waves().getFirst();
    Duration judged = wave.bake().plus(wave.settle());
    Element stopped =
        new Element.MachineStopped(new When(0, Moment.GATE, judged.plusSeconds(5)), "wave-gate");
    When from = new When(0, Moment.GATE, judged.minusSeconds(2));
    for (String function : List.of("judge", "settle")) {
      for (int step = 1; step <= 14; step++) {
        Duration lasts = Duration.ofSeconds(function.equals("settle") ? 19 : 40);
        Fault stall = new Fault.Stall(from, function, Duration.ZERO, step, lasts);
        Played played = play(List.of(stopped), List.of(stall));
        assertThat(played.struck()).as(stall.said()).contains(0);
      }
    }
  }

  /** The clock of whatever opened the gate measured the bake, which came out shorter by as much. */
  @Test
  void clocksThatAreMinutesOff() {
    for (String function : List.of("", "gate", "pipeline-change", "open-gate", "judge", "settle")) {
      for (int minutes : List.of(-5, 5)) {
        Fault skew = new Fault.Skew(function, Duration.ofMinutes(minutes));
        assertThat(play(List.of(), List.of(skew)).struck()).as(skew.said()).contains(0);
      }
    }
  }

  /** A person let the release in; the watch began only as that was heard of. */
  @Test
  void anApprovalOfAnEntryThatIsHeardOfLate() {
    Element.PersonActs.Act approve = Element.PersonActs.Act.APPROVE_ENTRY;
    Optional<Duration> shortly = Optional.of(Duration.ofSeconds(40));
    List<Element> course =
        List.of(
            new Element.AlarmBlind(
                new When(0, Moment.PASSED, Duration.ZERO), "checkout-latency", shortly),
            new Element.PersonActs(new When(1, Moment.ENTRY, Duration.ofSeconds(30)), approve, 1),
            new Element.AlarmFires(
                new When(1, Moment.DEPLOYMENT, Duration.ofSeconds(20)), "checkout-5xx", shortly));
    Fault late =
        new Fault.EventsAstray(
            new When(1, Moment.ENTRY, Duration.ofSeconds(20)),
            Optional.of(Duration.ofSeconds(60)),
            "CodePipeline Action Execution State Change",
            Fault.EventsAstray.Fate.LATE,
            Duration.ofSeconds(80));
    Plan plain = Schedules.plainPlan();
    Plan slow =
        new Plan(
            plain.waves(),
            plain.mode(),
            plain.watchAfter(),
            plain.build(),
            Duration.ofMinutes(10),
            false);
    Played played = simulation.play(new Schedule(1, slow, course, List.of(late)));
    assertThat(Verdicts.of(played)).isEmpty();
    assertThat(played.struck()).contains(0);
    assertThat(played.isPromoted()).isFalse();
  }

  /**
   * Nothing could be read for minutes after a person had approved; the alarm that fired meanwhile
   * counted as one before the promotion.
   */
  @Test
  void anAlarmBetweenAnApprovalAndTheMomentItIsHeardOf() {
    List<Element> course =
        List.of(
            new Element.PersonActs(
                new When(0, Moment.GATE, Duration.ofMinutes(3)), Element.PersonActs.Act.APPROVE, 0),
            new Element.AlarmFires(
                new When(0, Moment.GATE, Duration.ofMinutes(4)),
                "checkout-5xx",
                Optional.of(Duration.ofMinutes(3))));
    Fault lost =
        new Fault.ServiceFails(
            new When(0, Moment.DEPLOYMENT, Duration.ofSeconds(27)),
            Optional.of(Duration.ofMinutes(11)),
            "monitoring",
            Optional.empty(),
            Answers.LOST);
    Played played = play(course, List.of(lost));
    assertThat(played.struck()).contains(0);
    assertThat(played.isPromoted()).isFalse();
  }

  /** A person approved, and the next release stood in the stage before anybody could look. */
  @Test
  void anApprovalAfterWhichTheNextReleaseComesUpAtOnce() {
    List<Element> course =
        List.of(
            new Element.NewRelease(When.start(Duration.ofSeconds(53))),
            new Element.PersonActs(
                new When(0, Moment.GATE, Duration.ofMinutes(3)),
                Element.PersonActs.Act.APPROVE,
                0));
    assertThat(play(course, List.of()).isPromoted()).isTrue();
  }

  /** Nobody was told that a job had run out of time, with the gate undecided or not applied. */
  @Test
  void aJobThatIsLostWhileTheTableIsDown() {
    Fault lost = new Fault.CallFails("codepipeline", "PutJobSuccessResult", Answers.NOTHING, 2, 20);
    Fault down =
        new Fault.StoreDown(
            new When(1, Moment.GATE, Duration.ofMinutes(9)), Optional.of(Duration.ofMinutes(6)));
    Played played = play(List.of(), List.of(lost, down));
    assertThat(played.isPromoted()).isFalse();
  }

  /** One seed a line, and what it once showed. */
  @TestFactory
  Stream<DynamicTest> seedsThatOnceBrokeARule() throws IOException {
    return Files.readAllLines(SEEDS).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(
            line -> {
              long seed = Long.parseLong(line.substring(0, line.indexOf(' ')));
              return DynamicTest.dynamicTest(
                  line,
                  () -> assertThat(Verdicts.of(simulation.play(Schedules.of(seed)))).isEmpty());
            });
  }
}
