package io.wavegate.core.drill;

import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.drill.DrillSteps.Beginning;
import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.LeverFacts.Alias;
import io.wavegate.core.lever.LeverFacts.EcsDeployment;
import io.wavegate.core.lever.LeverOrder;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.validation.TestKind.Version;
import io.wavegate.core.validation.TestOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** There and back, as the services show it. */
class DrillStepsTest {
  private static final String FAMILY =
      "arn:aws:ecs:eu-west-1:111122223333:task-definition/checkout";
  private static final Lever ECS = new Lever.EcsService("prod", "checkout");
  private static final Lever ALIAS = new Lever.LambdaAlias("checkout", "live");
  private static final Place HOME = new Place("111122223333", "eu-west-1");
  private static final Place AWAY = new Place("222233334444", "us-east-1");
  private static final Instant NOW = at("10:00:00");
  private static final Alias FORMER = new Alias("7", false, "r7");
  private static final Alias RELEASED = new Alias("8", false, "r8");

  private static EcsDeployment ecs(int revision, String status) {
    return new EcsDeployment(FAMILY + ":" + revision, "deployment", status, "");
  }

  private static Map<Place, Reading<LeverFacts>> found(LeverFacts home) {
    return Map.of(HOME, new Reading.Read<>(home, NOW));
  }

  private static Map<Place, Reading<LeverFacts>> found(LeverFacts home, LeverFacts away) {
    Map<Place, Reading<LeverFacts>> found = new LinkedHashMap<>(found(home));
    found.put(AWAY, new Reading.Read<>(away, NOW));
    return found;
  }

  private static Drill begun(Lever lever, LeverFacts former, LeverFacts released) {
    Beginning begins = DrillSteps.begin(lever, Map.of(HOME, former), found(released), NOW);
    return ((Beginning.Ready) begins).drill();
  }

  private static DrillStep begins(LeverFacts former, LeverFacts now) {
    Lever lever = now instanceof Alias ? ALIAS : ECS;
    Beginning begins = DrillSteps.begin(lever, Map.of(HOME, former), found(now), NOW);
    return ((Beginning.NotReady) begins).step();
  }

  @Test
  void whatIsToBeTakenBackIsWrittenDownWithWhatComesBack() {
    assertThat(begun(ALIAS, FORMER, RELEASED).said())
        .isEqualTo("version 8 to version 7 and forward again");
  }

  @Test
  void nothingBeginsWhereItIsNotKnownWhatWouldComeBack() {
    Beginning begins = DrillSteps.begin(ALIAS, Map.of(), found(RELEASED), NOW);

    assertThat(begins)
        .isEqualTo(
            new Beginning.NotReady(
                new DrillStep.Barred(
                    "what ran in 111122223333/eu-west-1 before the deployment is not known, so that"
                        + " nothing can be taken back")));
  }

  @Test
  void aDeploymentThatHasChangedNothingShowsNothing() {
    assertThat(begins(FORMER, FORMER))
        .isEqualTo(
            new DrillStep.Barred(
                "the deployment has left version 7 in 111122223333/eu-west-1 as it was before, so"
                    + " that there is nothing to take back"));
  }

  @Test
  void whatMovesStillIsWaitedFor() {
    assertThat(begins(ecs(41, "SUCCESSFUL"), ecs(42, "IN_PROGRESS")))
        .isInstanceOf(DrillStep.Again.class);
    assertThat(begins(FORMER, new Alias("8", true, "r8")))
        .as("two versions share the calls")
        .isInstanceOf(DrillStep.Again.class);
    assertThat(begins(FORMER, new LeverFacts.Absent("no such alias")))
        .isEqualTo(new DrillStep.Barred("111122223333/eu-west-1: no such alias"));
  }

  @Test
  void theOrderIsInTheDrillBeforeItIsGiven() {
    Drill drill = begun(ALIAS, FORMER, RELEASED);

    DrillStep step = DrillSteps.next(drill, Version.FORMER, found(RELEASED), at("10:01:00"));

    assertThat(step)
        .isInstanceOfSatisfying(
            DrillStep.Give.class,
            give -> {
              assertThat(give.order())
                  .isEqualTo(new LeverOrder.PointAlias("checkout", "live", "7", "r8"));
              assertThat(give.drill().legs().getFirst().takenBack()).hasValue(at("10:01:00"));
              assertThat(
                      DrillSteps.next(
                          give.drill(), Version.FORMER, found(RELEASED), at("10:02:59")))
                  .as("an order that does not show yet is not given again")
                  .isInstanceOf(DrillStep.Again.class);
              assertThat(
                      DrillSteps.next(
                          give.drill(), Version.FORMER, found(RELEASED), at("10:03:00")))
                  .as("one that was lost is")
                  .isInstanceOf(DrillStep.Give.class);
              assertThat(
                      DrillSteps.next(give.drill(), Version.FORMER, found(FORMER), at("10:01:30")))
                  .isEqualTo(
                      new DrillStep.Moved("111122223333/eu-west-1: checkout:live names version 7"));
            });
  }

  @Test
  void forwardItNamesTheReleasedVersionAgain() {
    Drill drill = begun(ALIAS, FORMER, RELEASED);

    assertThat(DrillSteps.next(drill, Version.RELEASED, found(FORMER), NOW))
        .isInstanceOfSatisfying(
            DrillStep.Give.class,
            give ->
                assertThat(give.order())
                    .isEqualTo(new LeverOrder.PointAlias("checkout", "live", "8", "r7")));
  }

  @ParameterizedTest
  @CsvSource({
    "42, SUCCESSFUL, Give",
    "42, IN_PROGRESS, Again",
    "42, PENDING, Again",
    "41, IN_PROGRESS, Again",
    "41, SUCCESSFUL, Moved",
    "42, ROLLBACK_IN_PROGRESS, Again",
    "41, ROLLBACK_FAILED, Barred",
    "43, SUCCESSFUL, Barred",
    "43, IN_PROGRESS, Barred"
  })
  void noDeploymentThatRunsIsStoppedForATestAndNoneOfSomebodyElseIsTouched(
      int revision, String status, String step) {
    Drill drill = begun(ECS, ecs(41, "SUCCESSFUL"), ecs(42, "SUCCESSFUL"));

    assertThat(
            DrillSteps.next(drill, Version.FORMER, found(ecs(revision, status)), NOW)
                .getClass()
                .getSimpleName())
        .isEqualTo(step);
  }

  @Test
  void ecsIsGivenTimeToShowTheDeploymentThatItWasToldOf() {
    Drill drill = begun(ECS, ecs(41, "SUCCESSFUL"), ecs(42, "SUCCESSFUL"));
    DrillStep.Give told =
        (DrillStep.Give) DrillSteps.next(drill, Version.FORMER, found(ecs(42, "SUCCESSFUL")), NOW);

    assertThat(
            DrillSteps.next(
                told.drill(), Version.FORMER, found(ecs(41, "SUCCESSFUL")), at("10:01:59")))
        .as("the status is of the deployment before")
        .isInstanceOf(DrillStep.Again.class);
    assertThat(
            DrillSteps.next(
                told.drill(), Version.FORMER, found(ecs(41, "SUCCESSFUL")), at("10:02:00")))
        .isInstanceOf(DrillStep.Moved.class);
  }

  @Test
  void everyPlaceMustBeThere() {
    Drill drill =
        ((Beginning.Ready)
                DrillSteps.begin(
                    ALIAS, Map.of(HOME, FORMER, AWAY, FORMER), found(RELEASED, RELEASED), NOW))
            .drill();

    assertThat(DrillSteps.next(drill, Version.FORMER, found(FORMER, RELEASED), NOW))
        .isInstanceOfSatisfying(
            DrillStep.Give.class, give -> assertThat(give.place()).isEqualTo(AWAY));
    assertThat(DrillSteps.next(drill, Version.FORMER, found(FORMER), NOW))
        .isEqualTo(new DrillStep.Blind("222233334444/us-east-1 was not read"));
    Map<Place, Reading<LeverFacts>> blind = new LinkedHashMap<>(found(FORMER));
    blind.put(AWAY, new Reading.Unread<>("Throttling: slow down", NOW));
    assertThat(DrillSteps.next(drill, Version.FORMER, blind, NOW))
        .isEqualTo(new DrillStep.Blind("222233334444/us-east-1: Throttling: slow down"));
    assertThat(DrillSteps.next(drill, Version.FORMER, found(FORMER, FORMER), NOW))
        .isInstanceOf(DrillStep.Moved.class);
  }

  @Test
  void aRefusalThatPassesIsWaitedFor() {
    assertThat(DrillSteps.refused(HOME, "ResourceConflictException", "busy"))
        .isInstanceOf(DrillStep.Again.class);
    assertThat(DrillSteps.refused(HOME, "AccessDeniedException", "no"))
        .isEqualTo(new DrillStep.Barred("111122223333/eu-west-1: AccessDeniedException: no"));
  }

  @Test
  void whatEcsHasGivenUpIsNotAskedForAgain() {
    Drill drill = begun(ECS, ecs(41, "SUCCESSFUL"), ecs(42, "SUCCESSFUL"));
    DrillStep.Give told =
        (DrillStep.Give) DrillSteps.next(drill, Version.FORMER, found(ecs(42, "SUCCESSFUL")), NOW);

    assertThat(
            DrillSteps.next(
                told.drill(),
                Version.FORMER,
                found(ecs(42, "ROLLBACK_SUCCESSFUL")),
                at("10:09:00")))
        .isEqualTo(
            new DrillStep.Failed(
                "111122223333/eu-west-1: ECS has given checkout:41 up and gone back to checkout:42"
                    + " by itself: "));
  }

  @Test
  void callsThatSomebodyShiftsAreLeftToThem() {
    Drill drill = begun(ALIAS, FORMER, RELEASED);

    assertThat(DrillSteps.next(drill, Version.FORMER, found(new Alias("8", true, "r9")), NOW))
        .isInstanceOf(DrillStep.Barred.class);
  }

  @Test
  void itIsAwayFromTheFirstOrderUntilItWasSeenForwardAgain() {
    Drill drill = begun(ALIAS, FORMER, RELEASED);
    assertThat(drill.away(Instant.EPOCH)).isEmpty();
    Drill back =
        ((DrillStep.Give) DrillSteps.next(drill, Version.FORMER, found(RELEASED), NOW)).drill();
    Drill forward =
        ((DrillStep.Give) DrillSteps.next(back, Version.RELEASED, found(FORMER), NOW)).drill();

    assertThat(back.away(Instant.EPOCH))
        .hasValue(
            "an upgrade-and-rollback test has taken the deployment back to version 7 in"
                + " 111122223333/eu-west-1, and has not seen it forward again");
    assertThat(forward.away(Instant.EPOCH)).as("told, and not seen").isPresent();
    assertThat(forward.overAt(NOW).away(Instant.EPOCH)).isEmpty();
    assertThat(back.away(NOW)).as("deployed since").isEmpty();
  }

  @Test
  void whichLeversGoBothWays() {
    assertThat(Optional.of(ECS).filter(Lever::worksBothWays)).isPresent();
    assertThat(new Lever.AppConfig("a", "b").worksBothWays()).isFalse();
  }

  @Test
  void aRevisionIsShownToBeSafeOnlyByTestsOfTheFormerVersionThatHaveAllPassed() {
    Drill drill = begun(ALIAS, FORMER, RELEASED);
    TestOutcome passed = new TestOutcome.Passed(NOW, Duration.ofMinutes(1), "fine");
    TestOutcome missing = new TestOutcome.Missing();

    assertThat(drill.shown("5f0c", "gamma", List.of(passed, passed), NOW).orElseThrow().said())
        .isEqualTo(
            "revision 5f0c is rollback-safe (upgrade-and-rollback in gamma: version 8 to version 7"
                + " and forward again, Mon 4 May 10:00Z)");
    assertThat(drill.shown("5f0c", "gamma", List.of(passed, missing), NOW)).isEmpty();
    assertThat(drill.shown("5f0c", "gamma", List.of(), NOW)).as("nothing was tested").isEmpty();
    assertThat(drill.shown("", "gamma", List.of(passed), NOW)).as("of what revision?").isEmpty();
  }
}
