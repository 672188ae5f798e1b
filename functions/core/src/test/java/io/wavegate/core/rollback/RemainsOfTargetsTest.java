package io.wavegate.core.rollback;

import static io.wavegate.core.testing.EntryCases.clear;
import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.admission.Admission;
import io.wavegate.core.admission.Admissions;
import io.wavegate.core.lever.FormerTask;
import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.LeverFacts.EcsDeployment;
import io.wavegate.core.lever.Remains;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.testing.Policies;
import io.wavegate.core.testing.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What it means for a way back that what would come back is gone. */
class RemainsOfTargetsTest {
  private static final Instant NOW = Times.FROM.plus(Duration.ofMinutes(1));
  private static final Place HUB = new Place("111122223333", "eu-west-1");
  private static final Lever STAGE = new Lever.PipelineStage();
  private static final Lever SERVICE = new Lever.EcsService("prod", "checkout");
  private static final String TASK = "arn:aws:ecs:eu-west-1:111122223333:task-definition/checkout:";
  private static final String GONE = "artefact Build of execution a09b1161 is gone from bucket x";
  private static final Remains LOST = new Remains(List.of(GONE), List.of(), "");

  private static NetLook net(Remains remains) {
    return new NetLook.Net(
        new RollbackPlan("Prod-OneBox", "a09b1161-1", "4f2e1d3c9", "Mend cart", Times.FROM)
            .with(remains));
  }

  private static EcsDeployment service(int revision, FormerTask former) {
    return new EcsDeployment(TASK + revision, "d", "SUCCESSFUL", "", Optional.of(former));
  }

  private static FormerTask withImage(String found) {
    return new FormerTask(
        TASK + 1, "ACTIVE", "", List.of(new FormerTask.Image("r/checkout:1", found, "")));
  }

  private static LeverLook look(LeverFacts facts) {
    return new LeverLook(SERVICE, HUB, new Read<>(facts, Times.FROM));
  }

  @Test
  void aTargetWhoseArtefactIsGoneIsNoNet() {
    assertThat(WayBack.ofLever(STAGE, net(LOST), Optional.empty()))
        .isEqualTo(new NetLook.NoNet(GONE));
  }

  @Test
  void aTargetWhoseArtefactsAreThereOrNotKnownIsANet() {
    Remains there = new Remains(List.of(), List.of("a doubt"), "its artefact Build is there");

    assertThat(WayBack.ofLever(STAGE, net(there), Optional.empty()).said())
        .isEqualTo(
            "rollback would return Prod-OneBox to a09b1161, revision 4f2e1d3c (Mend cart); its"
                + " artefact Build is there; a doubt");
  }

  @Test
  void whatIsDemandedToHaveAWayBackIsRefusedWithoutItsArtefact() {
    Admission admission =
        Admissions.judge(
            clear().under(Policies.policy().demandingAWayBack()).net(net(LOST)).at(NOW));

    assertThat(admission)
        .isInstanceOfSatisfying(
            Admission.Refuse.class,
            refuse -> assertThat(refuse.verdict().reason()).contains("rollback.required", GONE));
  }

  @Test
  void whatIsNotDemandedPassesAndIsMarked() {
    assertThat(Admissions.judge(clear().net(net(LOST)).at(NOW)))
        .isInstanceOfSatisfying(
            Admission.Admit.class,
            admit -> assertThat(admit.verdict().reason()).endsWith("NO NET: " + GONE));
  }

  @Test
  void anImageThatIsGoneIsNoNetInItsPlace() {
    assertThat(look(service(1, withImage("MISSING"))).net())
        .isEqualTo(new NetLook.NoNet("ecs in 111122223333/eu-west-1: image r/checkout:1 is gone"));
    assertThat(look(service(1, withImage("ACTIVE"))).net().said())
        .isEqualTo("ecs in 111122223333/eu-west-1: would return to checkout:1; its image is there");
  }

  @Test
  void aPersonWhoAsksIsToldOfItBehindTheOrder() {
    Step step =
        new Step(
            "one-box",
            "Prod-OneBox",
            SERVICE,
            new NetLook.Way("before"),
            new Step.Stands.Ahead(at("10:00:00")),
            Optional.of(
                new Step.Target(
                    HUB, Optional.of(service(1, withImage("ACTIVE"))), Optional.empty())),
            Optional.empty());

    assertThat(
            Outlook.said(
                step, Optional.of(new Read<>(service(2, withImage("MISSING")), at("10:00:00")))))
        .isEqualTo(
            "in 111122223333/eu-west-1 it would deploy checkout:1 again; but image r/checkout:1 is"
                + " gone");
    assertThat(
            Outlook.said(
                step, Optional.of(new Read<>(service(2, withImage("ACTIVE")), at("10:00:00")))))
        .endsWith("deploy checkout:1 again; its image is there");
  }
}
