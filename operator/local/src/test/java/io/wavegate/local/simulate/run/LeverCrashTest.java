package io.wavegate.local.simulate.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.simulate.run.Crashes.Boundary;
import io.wavegate.local.simulate.schedule.Answers;
import io.wavegate.local.simulate.schedule.Element;
import io.wavegate.local.simulate.schedule.Fault;
import io.wavegate.local.simulate.schedule.Lever;
import io.wavegate.local.simulate.schedule.Levers;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Schedules;
import io.wavegate.local.simulate.schedule.When;
import io.wavegate.local.simulate.schedule.When.Moment;
import io.wavegate.local.simulate.trace.Happened.Called;
import io.wavegate.local.simulate.trace.Happened.Ordered;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A rollback with each lever of targets whose process dies before and after each effect and each
 * write of each step: taken up again, it ends as if nothing had happened, with one order for each
 * target (S5, L7), and says of each what stands there (S9).
 */
final class LeverCrashTest {
  private static final String HERE = Levers.HUB.region();
  private static final String THERE = Levers.SPOKE.region();

  private static final List<String> BACK = List.of("Returned", "Returned", "Recovered");
  private static final List<String> COVERED = List.of("Covered", "Returned", "Recovered");

  /**
   * What is rolled back, and how that goes.
   *
   * @param fires two minutes after which moment the alarm does
   * @param orders what is ordered to go back, and where
   * @param record how the steps stand in the end, and the whole
   */
  record Story(
      String name,
      Levers levers,
      Moment fires,
      List<String> orders,
      List<String> record,
      List<Fault> troubles)
      implements Crashes.Story {
    @Override
    public Plan plan() {
      Plan plain = Schedules.plainPlan();
      return new Plan(
          List.of(plain.waves().getFirst().with(levers)),
          plain.mode(),
          plain.watchAfter(),
          plain.build(),
          Duration.ofMinutes(10),
          false);
    }

    @Override
    public List<Element> course() {
      return List.of(
          new Element.AlarmFires(
              new When(0, fires, Duration.ofMinutes(2)),
              Plan.CHILDREN.getFirst(),
              Optional.of(Duration.ofMinutes(4))));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** The alarm fires while the lever's service deploys. */
  private static Story inFlight(Lever lever, String order) {
    return new Story(
        lever.word() + " in flight",
        levers(lever, Optional.empty()),
        Moment.DEPLOYMENT,
        List.of(order + " " + HERE, order + " " + THERE),
        BACK,
        List.of());
  }

  /** It fires once the deployment has succeeded. */
  private static Story afterwards(Lever lever, String order) {
    return new Story(
        lever.word() + " afterwards",
        levers(lever, Optional.empty()),
        Moment.GATE,
        List.of(order + " " + HERE, order + " " + THERE),
        BACK,
        List.of());
  }

  private static Levers levers(Lever lever, Optional<Lever> orElse) {
    return new Levers(lever, orElse, List.of(Levers.HUB, Levers.SPOKE));
  }

  /** CodeDeploy stops only what runs. */
  private static Story tooLate() {
    return new Story(
        "codedeploy too late",
        levers(Lever.CODEDEPLOY, Optional.empty()),
        Moment.GATE,
        List.of(),
        List.of("Stuck", "Stuck", "NeedsPerson"),
        List.of());
  }

  /** What CodeDeploy refuses the pipeline takes back, once for both places. */
  private static Story refused() {
    return new Story(
        "codedeploy refused, or else the stage",
        levers(Lever.CODEDEPLOY, Optional.of(Lever.PIPELINE_STAGE)),
        Moment.GATE,
        List.of("RollbackStage"),
        COVERED,
        List.of());
  }

  /** Nobody may tell ECS to go back, in either place. */
  private static Story denied() {
    return new Story(
        "ecs denied, or else the stage",
        levers(Lever.ECS, Optional.of(Lever.PIPELINE_STAGE)),
        Moment.DEPLOYMENT,
        List.of("RollbackStage"),
        COVERED,
        List.of(new Fault.CallFails("ecs", "StopServiceDeployment", Answers.DENIED, 1, 1_000)));
  }

  static Stream<Story> stories() {
    return Stream.of(
        inFlight(Lever.ECS, "StopServiceDeployment"),
        afterwards(Lever.ECS, "UpdateService"),
        afterwards(Lever.LAMBDA_ALIAS, "UpdateAlias"),
        inFlight(Lever.CODEDEPLOY, "StopDeployment"),
        tooLate(),
        inFlight(Lever.APPCONFIG, "StopDeployment"),
        afterwards(Lever.APPCONFIG, "StopDeployment"),
        inFlight(Lever.CLOUDFORMATION, "CancelUpdateStack"),
        refused(),
        denied());
  }

  static Stream<Boundary> boundaries() {
    return stories().flatMap(Crashes::of);
  }

  @ParameterizedTest
  @MethodSource("stories")
  void everyStepHasBoundaries(Story story) {
    Set<String> words = new LinkedHashSet<>();
    List<Boundary> all = Crashes.of(story).toList();
    all.forEach(boundary -> words.add(boundary.word()));
    assertThat(all).hasSizeGreaterThanOrEqualTo(20);
    assertThat(words).contains("INTENT", "STOP_LINE", "PULL", "RECOVERY", "REPORT");
  }

  @ParameterizedTest
  @MethodSource("boundaries")
  void eachTargetGoesBackOnceAndTheRecordIsTrue(Boundary boundary) {
    Story story = (Story) boundary.story();
    Played played = boundary.play();

    assertThat(played.struck()).as("the process died").contains(0);
    assertThat(Verdicts.of(played)).isEmpty();
    assertThat(orders(played)).containsExactlyInAnyOrderElementsOf(story.orders);
    assertThat(Crashes.record(played)).isEqualTo(story.record);
  }

  /** What was taken of the orders to go back. */
  private static List<String> orders(Played played) {
    Stream<String> ofTargets =
        played
            .trace()
            .of(Ordered.class)
            .filter(order -> order.outcome().isEmpty())
            .map(order -> order.operation() + " " + order.region());
    Stream<String> ofStages =
        played
            .trace()
            .of(Called.class)
            .filter(call -> call.operation().equals("RollbackStage") && call.isDone())
            .map(Called::operation);
    return Stream.concat(ofTargets, ofStages).toList();
  }
}
