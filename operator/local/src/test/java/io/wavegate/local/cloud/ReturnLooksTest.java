package io.wavegate.local.cloud;

import static io.wavegate.local.cloud.GivenLevers.HUB;
import static io.wavegate.local.cloud.GivenLevers.SERVICE;
import static io.wavegate.local.cloud.GivenLevers.SPOKE;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.lever.FormerTask;
import io.wavegate.core.lever.FormerTask.Image;
import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.LeverFacts.EcsDeployment;
import io.wavegate.core.lever.StageArtefacts;
import io.wavegate.core.lever.StageArtefacts.Artefact;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.Place;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.local.scenario.Fault.Service.Answers;
import io.wavegate.standins.Json;
import io.wavegate.standins.RolloutScript;
import io.wavegate.standins.codepipeline.Trigger;
import io.wavegate.standins.s3.S3StandIn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found of what a rollback would bring back: artefacts here, images here and elsewhere. */
class ReturnLooksTest {
  private static final String BUCKET = "checkout-artifacts";
  private static final PipelineRef PIPELINE =
      new PipelineRef(HUB.account(), HUB.region(), "checkout");

  private final GivenLevers given = new GivenLevers();
  private String execution = "";

  @BeforeEach
  void release() {
    given.cloud().pipelines().putPipeline(Json.parse(pipeline()));
    execution = given.cloud().pipelines().start("checkout", new Trigger("Webhook", "x"), List.of());
    given.pass(Duration.ofMinutes(1));
  }

  @AfterEach
  void close() {
    given.close();
  }

  private static String action(String name, String category, int order, String in, String out) {
    return """
        {"name": "%s", "runOrder": %d, "configuration": {}, "inputArtifacts": [%s],
         "outputArtifacts": [%s], "actionTypeId": {"category": "%s", "owner": "AWS",
         "provider": "CodeBuild", "version": "1"}}"""
        .formatted(name, order, names(in), names(out), category);
  }

  private static String names(String list) {
    return list.isEmpty() ? "" : "{\"name\": \"" + list.replace(" ", "\"}, {\"name\": \"") + "\"}";
  }

  /** Prod makes Plan itself, which needs nobody to have kept it. */
  private static String pipeline() {
    return """
        {"name": "checkout", "pipelineType": "V2", "artifactStore": {"type": "S3", "location": "%s"},
         "roleArn": "arn:aws:iam::111122223333:role/x", "stages": [
         {"name": "Source", "actions": [%s]}, {"name": "Build", "actions": [%s]},
         {"name": "Prod", "actions": [%s, %s, %s]}]}"""
        .formatted(
            BUCKET,
            action("Source", "Source", 1, "", "Source"),
            action("Build", "Build", 1, "Source", "Build Templates"),
            action("Plan", "Build", 1, "Templates", "Plan"),
            action("Deploy-1", "Deploy", 2, "Build Plan", ""),
            action("Deploy-2", "Deploy", 2, "Build", ""));
  }

  private Reading<StageArtefacts> artefacts(String stage) {
    return given.levers().artefacts(PIPELINE, stage, execution);
  }

  private static <T> T read(Reading<T> reading) {
    return switch (reading) {
      case Read<T> read -> read.value();
      case Unread<T> unread -> throw new AssertionError(unread.why());
    };
  }

  private Artefact artefact(String name, String storage, String why) {
    String head = name.substring(0, Math.min(10, name.length()));
    String key = "checkout/" + head + "/" + execution.substring(execution.length() - 7);
    return new Artefact(name, BUCKET, key, storage, why);
  }

  private S3StandIn objects() {
    return given.cloud().further().objects();
  }

  @Test
  void aStagesArtefactsAreThoseThatItWasGivenFromOutsideEachOnce() {
    StageArtefacts found = read(artefacts("Prod"));

    assertThat(found.whole()).isTrue();
    assertThat(found.artefacts())
        .containsExactlyInAnyOrder(
            artefact("Build", "STANDARD", ""), artefact("Templates", "STANDARD", ""));
    assertThat(read(artefacts("Build")).artefacts())
        .containsExactly(artefact("Source", "STANDARD", ""));
    assertThat(read(artefacts("Source")).artefacts()).isEmpty();
  }

  @Test
  void oneThatALifecycleRuleRemovedIsNotFoundAlsoWhereALongerKeyIs() {
    assertThat(objects().expire(".*/Templates/.*")).isEqualTo(1);
    objects().put(BUCKET, artefact("Templates", "", "").key() + "-2");

    assertThat(read(artefacts("Prod")).artefacts())
        .containsExactlyInAnyOrder(
            artefact("Build", "STANDARD", ""), artefact("Templates", "", ""));
  }

  @Test
  void oneThatALifecycleRuleArchivedShowsItsStorageClass() {
    objects().put(BUCKET, artefact("Build", "", "").key(), "DEEP_ARCHIVE");

    assertThat(read(artefacts("Prod")).artefacts()).contains(artefact("Build", "DEEP_ARCHIVE", ""));
  }

  @Test
  void aBucketThatIsGoneHasNone() {
    objects().deleteBucket(BUCKET);

    assertThat(read(artefacts("Prod")).artefacts())
        .containsExactlyInAnyOrder(artefact("Build", "", ""), artefact("Templates", "", ""));
  }

  @Test
  void whatS3DoesNotSayIsSaidOfEachArtefact() {
    objects().putForeignBucket(BUCKET);
    assertThat(read(artefacts("Prod")).artefacts())
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.why()).endsWith("Exception: Access Denied"));

    objects().putBucketElsewhere(BUCKET);
    assertThat(read(artefacts("Prod")).artefacts())
        .hasSize(2)
        .allSatisfy(
            one ->
                assertThat(one.why()).startsWith("S3.S3Exception: The bucket you are attempting"));
  }

  @Test
  void whatCodePipelineDoesNotSayIsUnread() {
    assertThat(given.levers().artefacts(PIPELINE, "Prod", execution.replace('0', '1')))
        .isInstanceOfSatisfying(
            Unread.class,
            unread ->
                assertThat(unread.why())
                    .startsWith("lever-look: CodePipeline.PipelineExecutionNotFoundException: "));
    given.strike("codepipeline", "ListActionExecutions", Answers.DENIED);
    assertThat(artefacts("Prod"))
        .isInstanceOfSatisfying(
            Unread.class,
            unread ->
                assertThat(unread.why())
                    .startsWith("lever-look: CodePipeline.CodePipelineException"));
  }

  static Stream<Place> places() {
    return Stream.of(HUB, SPOKE);
  }

  private FormerTask former(Place place, Optional<LeverFacts> before) {
    EcsDeployment found = (EcsDeployment) read(given.levers().lookAhead(place, SERVICE, before));
    assertThat(found).usingRecursiveComparison().ignoringFields("former").isEqualTo(service(place));
    return found.former().orElseThrow();
  }

  private EcsDeployment service(Place place) {
    return (EcsDeployment) given.found(place, SERVICE);
  }

  private static String image(Place place, String tag) {
    return place.account() + ".dkr.ecr." + place.region() + ".amazonaws.com/checkout:" + tag;
  }

  private Image only(Place place) {
    FormerTask former = former(place, Optional.empty());
    assertThat(former.images()).hasSize(1);
    return former.images().getFirst();
  }

  /** Puts a service there that runs such an image. */
  private void runs(Place place, String image) {
    var ecs = given.services(place).ecs();
    ecs.putService("prod", "checkout", ecs.register("checkout", image), RolloutScript.NONE);
  }

  @ParameterizedTest
  @MethodSource("places")
  void aServicesOwnTaskDefinitionAndItsImagesAreLookedAtBeforeADeployment(Place place) {
    assertThat(service(place).former()).isEmpty();

    FormerTask former = former(place, Optional.empty());

    assertThat(former.taskDefinition()).isEqualTo(service(place).taskDefinition());
    assertThat(former.status()).isEqualTo("ACTIVE");
    assertThat(former.images()).containsExactly(new Image(image(place, "1"), "ACTIVE", ""));
  }

  @ParameterizedTest
  @MethodSource("places")
  void afterADeploymentItIsTheOneOfBeforeThatIsLookedAt(Place place) {
    EcsDeployment before = service(place);
    given.deployToService(place);
    given.services(place).ecs().deregister(before.taskDefinition());

    FormerTask former = former(place, Optional.of(before));

    assertThat(former.taskDefinition()).isEqualTo(before.taskDefinition());
    assertThat(former.status()).isEqualTo("INACTIVE");

    given.services(place).ecs().delete(before.taskDefinition());
    assertThat(former(place, Optional.of(before)))
        .isEqualTo(
            new FormerTask(
                before.taskDefinition(),
                "MISSING",
                "Unable to describe task definition.",
                List.of()));
  }

  @ParameterizedTest
  @MethodSource("places")
  void anImageThatIsGoneIsMissing(Place place) {
    assertThat(given.services(place).images().delete("checkout", "1")).isTrue();
    assertThat(only(place).found()).isEqualTo("MISSING");
    assertThat(only(place).why()).startsWith("The image with imageId {imageDigest:'null'");

    given.services(place).images().deleteRepository("checkout");
    assertThat(only(place).found()).isEqualTo("MISSING");
    assertThat(only(place).why()).startsWith("The repository with name 'checkout' does not exist");
  }

  @Test
  void anImageThatIsArchivedSaysSo() {
    given.services(HUB).images().archive("checkout", "1");

    assertThat(only(HUB).found()).isEqualTo("ARCHIVED");
  }

  @Test
  void anImageIsLookedForByItsDigestOrElseByItsTagOrElseAsTheLatest() {
    String digest = given.services(HUB).images().byDigest("checkout", "1");
    runs(HUB, digest);
    assertThat(only(HUB)).isEqualTo(new Image(digest, "ACTIVE", ""));
    given.services(HUB).images().delete("checkout", "1");
    assertThat(only(HUB).found()).isEqualTo("MISSING");

    String bare = image(HUB, "").replace("checkout:", "team/checkout");
    runs(HUB, bare);
    assertThat(only(HUB).why()).contains("repository with name 'team/checkout'");
    given.services(HUB).images().push("team/checkout", "latest");
    assertThat(only(HUB)).isEqualTo(new Image(bare, "ACTIVE", ""));
  }

  @Test
  void imagesOfOtherRegistriesAndRegionsAreNotLookedAt() {
    for (String other :
        List.of(
            "nginx",
            "nginx:1.27",
            "public.ecr.aws/nginx/nginx:1.27",
            "localhost:5000/checkout:1",
            image(SPOKE, "1"))) {
      runs(HUB, other);
      assertThat(only(HUB)).isEqualTo(new Image(other, "ELSEWHERE", ""));
    }
  }

  /** The role that is there may be older than the machine. */
  @Test
  void whatMayNotBeReadTakesNothingAwayFromTheRest() {
    given.strike("ecr", "DescribeImages", Answers.DENIED);
    assertThat(only(HUB).found()).isEqualTo("UNREAD");
    assertThat(only(HUB).why()).startsWith("Ecr.EcrException: ");

    given.strike("ecs", "DescribeTaskDefinition", Answers.DENIED);
    FormerTask former = former(HUB, Optional.empty());
    assertThat(former.status()).isEqualTo("UNREAD");
    assertThat(former.why()).startsWith("Ecs.AccessDeniedException: ");
  }
}
