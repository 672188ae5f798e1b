package io.wavegate.core.rollback;

import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.LeverFacts.Alias;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.rollback.Step.Stands;
import io.wavegate.core.rollback.StepPlans.Sights;
import io.wavegate.core.testing.Policies;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which steps take a wave back, what an entry gate says of them, and what a person is told. */
class StepPlansTest {
  private static final Lever ALIAS = new Lever.LambdaAlias("checkout", "live");
  private static final Lever STAGE = new Lever.PipelineStage();
  private static final NetLook NONE = new NetLook.NoNet("no earlier execution succeeded");

  @Test
  void aLeverOfTargetsIsPulledInEachWithWhatWasFoundThereBefore() {
    WavePolicy wave = Policies.policy().by(ALIAS).wave();
    List<Step> steps =
        StepPlans.of(
            wave, NONE, new Sights(looks(wave, version("7")), Optional.empty()), at("10:00:00"));
    assertThat(steps).hasSameSizeAs(wave.targets());
    Step first = steps.getFirst();
    assertThat(first.lever()).isEqualTo(ALIAS);
    assertThat(first.target())
        .contains(new Step.Target(place(wave), Optional.of(version("7")), Optional.empty()));
    assertThat(first.stands()).isEqualTo(new Stands.Ahead(at("10:00:00")));
    assertThat(first.net().said()).endsWith("would return to version 7");
  }

  @Test
  void aLeverOfTheStageHasOneStepAndItsSpareReachesTheTargets() {
    WavePolicy wave = Policies.policy().by(STAGE).orElse(ALIAS).wave();
    List<Step> steps =
        StepPlans.of(
            wave, NONE, new Sights(looks(wave, version("7")), Optional.empty()), at("10:00:00"));
    assertThat(steps).hasSize(1);
    Onward given =
        new Onward(
            Turns.given(
                Rollbacks.rollback(steps.getFirst()), steps.getFirst(), "no", at("10:01:00")));
    assertThat(given.steps()).allMatch(step -> step.lever().equals(ALIAS));
    assertThat(given.steps()).hasSameSizeAs(wave.targets());
    assertThat(given.steps().getFirst().target().orElseThrow().before()).contains(version("7"));
  }

  @Test
  void aWayBackIsAsGoodAsTheFirstLeverOrElseTheSpare() {
    WavePolicy wave = Policies.policy().by(ALIAS).orElse(STAGE).wave();
    assertThat(WayBack.of(wave.rollback(), NONE, looks(wave, version("7"))))
        .isInstanceOf(NetLook.Way.class);
    assertThat(WayBack.of(wave.rollback(), NONE, looks(wave, new LeverFacts.Absent("gone"))))
        .isInstanceOf(NetLook.NoNet.class);
    assertThat(WayBack.of(wave.rollback(), NONE, Optional.empty()))
        .isInstanceOf(NetLook.Unknown.class);
    LeverLook unread = new LeverLook(ALIAS, place(wave), new Unread<>("Throttled", at("10:00:00")));
    assertThat(WayBack.of(wave.rollback(), NONE, Optional.of(new LeverLooks(List.of(unread)))))
        .isInstanceOf(NetLook.Unknown.class);
  }

  @Test
  void aPersonIsToldWhatAStepWouldDoNow() {
    WavePolicy wave = Policies.policy().by(ALIAS).orElse(new Lever.Freeze()).wave();
    Step step =
        StepPlans.of(
                wave, NONE, new Sights(looks(wave, version("7")), Optional.empty()), at("10:00:00"))
            .getFirst();
    assertThat(Outlook.said(step, Optional.of(new Read<>(version("8"), at("10:00:00")))))
        .isEqualTo(
            "in %s it would point checkout:live at version 7; or else freeze: lever freeze: nothing"
                    .formatted(place(wave).said())
                + " would be changed, a person decides");
    assertThat(Outlook.said(step, Optional.of(new Read<>(version("7"), at("10:00:00")))))
        .contains("there is nothing to take back: checkout:live names version 7");
    assertThat(Outlook.said(step, Optional.of(new Unread<>("Throttled", at("10:00:00")))))
        .contains("it was not read: Throttled");
    Step stage =
        StepPlans.of(
                Policies.policy().by(STAGE).wave(),
                NONE,
                new Sights(Optional.empty(), Optional.empty()),
                at("10:00:00"))
            .getFirst();
    assertThat(Outlook.said(stage, Optional.empty()))
        .isEqualTo("NO NET: no earlier execution succeeded");
  }

  private record Onward(StepResult.Onward onward) {
    List<Step> steps() {
      return onward.rollback().steps();
    }
  }

  private static Optional<LeverLooks> looks(WavePolicy wave, LeverFacts facts) {
    return Optional.of(
        new LeverLooks(
            wave.targets().stream()
                .map(
                    target ->
                        new LeverLook(ALIAS, target.place(), new Read<>(facts, at("09:00:00"))))
                .toList()));
  }

  private static Place place(WavePolicy wave) {
    return wave.targets().getFirst().place();
  }

  private static Alias version(String version) {
    return new Alias(version, false, "r" + version);
  }
}
