package io.wavegate.local.simulate.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.local.simulate.run.Crashes.Boundary;
import io.wavegate.local.simulate.schedule.Element;
import io.wavegate.local.simulate.schedule.Lever;
import io.wavegate.local.simulate.schedule.Levers;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.Schedules;
import io.wavegate.local.simulate.trace.Happened.Ordered;
import io.wavegate.local.simulate.trace.Happened.Wrote;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An upgrade-and-rollback test whose process dies before and after each effect and each write of
 * each step: taken up again, every place goes back once and forward once, the release is promoted
 * from the version that it has deployed, and its revision is marked (S1, S5).
 */
final class DrillCrashTest {
  /**
   * A release that is taken back and forward again.
   *
   * @param order what is ordered
   */
  record Story(Lever lever, String order) implements Crashes.Story {
    @Override
    public Plan plan() {
      Plan plain = Schedules.plainPlan();
      Levers levers =
          new Levers(lever, Optional.empty(), List.of(Levers.HUB, Levers.SPOKE)).inDrill();
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
      return List.of();
    }

    @Override
    public String toString() {
      return lever.word();
    }
  }

  static Stream<Story> stories() {
    return Stream.of(
        new Story(Lever.ECS, "UpdateService"), new Story(Lever.LAMBDA_ALIAS, "UpdateAlias"));
  }

  static Stream<Boundary> boundaries() {
    return stories().flatMap(Crashes::of);
  }

  @ParameterizedTest
  @MethodSource("stories")
  void thereAndBackHasBoundaries(Story story) {
    assertThat(Crashes.of(story))
        .hasSizeGreaterThanOrEqualTo(16)
        .extracting(Boundary::word)
        .containsOnly("DRILL");
  }

  @ParameterizedTest
  @MethodSource("boundaries")
  void everyPlaceGoesBackOnceAndForwardOnceWhereverItDies(Boundary boundary) {
    Story story = (Story) boundary.story();
    Played played = boundary.play();

    assertThat(played.struck()).as("the process died").contains(0);
    assertThat(Verdicts.of(played)).isEmpty();
    assertThat(played.isPromoted()).isTrue();
    assertThat(orders(played, Levers.HUB.region()))
        .as("back, and forward")
        .containsExactly(story.order, story.order);
    assertThat(orders(played, Levers.SPOKE.region())).containsExactly(story.order, story.order);
    assertThat(played.trace().of(Wrote.class))
        .filteredOn(wrote -> wrote.isApplied() && wrote.partition().startsWith("SAFE/"))
        .as("marked once")
        .hasSize(1);
  }

  private static List<String> orders(Played played, String region) {
    return played
        .trace()
        .of(Ordered.class)
        .filter(order -> order.outcome().isEmpty() && order.region().equals(region))
        .map(Ordered::operation)
        .toList();
  }
}
