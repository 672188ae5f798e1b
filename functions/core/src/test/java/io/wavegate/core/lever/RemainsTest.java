package io.wavegate.core.lever;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.lever.FormerTask.Image;
import io.wavegate.core.lever.StageArtefacts.Artefact;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.testing.Times;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether what a rollback would bring back still exists. */
class RemainsTest {
  private static final String TARGET = "a09b1161-0000-4000-8000-000000000000";

  private static Artefact artefact(String name, String storage, String why) {
    return new Artefact(name, "artefacts", "checkout/" + name + "/1", storage, why);
  }

  private static Remains of(Artefact... artefacts) {
    return StageArtefacts.remains(
        TARGET, new Read<>(new StageArtefacts(true, List.of(artefacts)), Times.FROM));
  }

  @Test
  void artefactsThatAreThereAreNamedOnce() {
    assertThat(of(artefact("Build", "STANDARD", "")).said())
        .isEqualTo("; its artefact Build is there");
    assertThat(
            of(
                    artefact("Templates", "INTELLIGENT_TIERING", ""),
                    artefact("Build", "STANDARD", ""),
                    artefact("Build", "STANDARD", ""))
                .said())
        .isEqualTo("; its artefacts Build, Templates are there");
  }

  @Test
  void aStageWithoutArtefactsSaysNothing() {
    assertThat(of().said()).isEmpty();
    assertThat(of().gone()).isEmpty();
  }

  @Test
  void oneThatIsGoneIsNamedWithItsExecutionAndItsBucket() {
    Remains remains = of(artefact("Build", "STANDARD", ""), artefact("Config", "", ""));

    assertThat(remains.why())
        .isEqualTo("artefact Config of execution a09b1161 is gone from bucket artefacts");
  }

  /** S3 answers for such an object, and does not hand it out before it is restored. */
  @Test
  void oneThatIsArchivedIsAsGoodAsGone() {
    assertThat(of(artefact("Build", "GLACIER", "")).gone())
        .containsExactly("artefact Build of execution a09b1161 is archived in bucket artefacts");
    assertThat(of(artefact("Build", "DEEP_ARCHIVE", "")).gone()).hasSize(1);
    assertThat(of(artefact("Build", "GLACIER_IR", "")).gone()).isEmpty();
  }

  @Test
  void oneThatCannotBeReadIsADoubtAndHidesNoneThatIsGone() {
    Remains doubtful = of(artefact("Build", "", "S3.S3Exception: Access Denied"));
    assertThat(doubtful.gone()).isEmpty();
    assertThat(doubtful.said())
        .isEqualTo(
            "; whether artefact Build of execution a09b1161 still exists is not known:"
                + " S3.S3Exception: Access Denied");

    assertThat(of(artefact("Build", "", "Access Denied"), artefact("Config", "", "")).gone())
        .hasSize(1);
  }

  @Test
  void aListThatWasNotReadOrIsNotWholeIsADoubt() {
    assertThat(StageArtefacts.remains(TARGET, new Unread<>("Throttled", Times.FROM)).said())
        .isEqualTo("; whether its artefacts still exist is not known: Throttled");
    assertThat(
            StageArtefacts.remains(
                    TARGET,
                    new Read<>(
                        new StageArtefacts(false, List.of(artefact("Build", "STANDARD", ""))),
                        Times.FROM))
                .said())
        .isEqualTo(
            "; its artefact Build is there; whether all of its artefacts still exist is not known:"
                + " the execution has more actions than one page");
  }

  private static Remains task(String status, String why, Image... images) {
    return new FormerTask(
            "arn:aws:ecs:eu-west-1:111122223333:task-definition/checkout:7",
            status,
            why,
            List.of(images))
        .remains();
  }

  @Test
  void aTaskDefinitionThatIsActiveIsAsGoodAsItsImages() {
    assertThat(task("ACTIVE", "", new Image("r/checkout:1", "ACTIVE", "")).said())
        .isEqualTo("; its image is there");
    assertThat(
            task(
                    "ACTIVE",
                    "",
                    new Image("r/checkout:1", "ACTIVE", ""),
                    new Image("r/proxy:1", "ACTIVE", ""))
                .said())
        .isEqualTo("; its 2 images are there");
    assertThat(
            task(
                    "ACTIVE",
                    "",
                    new Image("r/checkout:1", "MISSING", "does not exist"),
                    new Image("r/proxy:1", "ARCHIVED", ""))
                .why())
        .isEqualTo("image r/checkout:1 is gone; image r/proxy:1 is ARCHIVED");
  }

  @Test
  void imagesOfOtherRegistriesAndThoseThatCannotBeReadAreDoubts() {
    Remains remains =
        task(
            "ACTIVE",
            "",
            new Image("nginx:1", "ELSEWHERE", ""),
            new Image("r/proxy:1", "UNREAD", "Ecr.EcrException: not authorized"));

    assertThat(remains.gone()).isEmpty();
    assertThat(remains.said())
        .isEqualTo(
            "; image nginx:1 is not looked at: it is of another registry or Region; whether image"
                + " r/proxy:1 still exists is not known: Ecr.EcrException: not authorized");
  }

  @Test
  void aTaskDefinitionThatCannotBeDeployedAgainIsNoWayBack() {
    assertThat(task("INACTIVE", "").why()).isEqualTo("task definition checkout:7 is INACTIVE");
    assertThat(task("DELETE_IN_PROGRESS", "").gone()).hasSize(1);
    assertThat(task("MISSING", "Unable to describe task definition.").why())
        .isEqualTo("task definition checkout:7 is gone: Unable to describe task definition.");
    assertThat(task("UNREAD", "Ecs.AccessDeniedException: no").said())
        .isEqualTo(
            "; whether task definition checkout:7 is still ACTIVE is not known:"
                + " Ecs.AccessDeniedException: no");
  }
}
