package io.wavegate.core.admission;

import static io.wavegate.core.admission.Admitted.refuses;
import static io.wavegate.core.admission.Admitted.waitsFor;
import static io.wavegate.core.testing.EntryCases.clear;
import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.evidence.Artefacts;
import io.wavegate.core.evidence.Artefacts.Action;
import io.wavegate.core.lease.Claim;
import io.wavegate.core.lease.Holder;
import io.wavegate.core.lease.LeaseGroup;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.AtOnce;
import io.wavegate.core.testing.EntryCases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is deployed must not be named by a tag that can be moved. */
class TagsTest {
  private static final List<String> REFUSED = List.of("latest", "prod");

  private static List<TagUse> found(String category, String key, String value) {
    Action action = new Action("Prod", "Deploy", category, new LinkedHashMap<>(Map.of(key, value)));
    Action elsewhere =
        new Action("Tests", "Deploy", category, new LinkedHashMap<>(Map.of(key, value)));
    return Tags.in(
        new Artefacts(List.of(action, elsewhere), new LinkedHashMap<>()),
        REFUSED,
        List.of(new GatedStage("Prod", false)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Image | checkout:latest | checkout:latest",
        "ImageTag | latest | latest",
        "image-tag | prod | prod",
        "ParameterOverrides | {\"Image\": \"registry.example.com:5000/checkout:prod\"} | registry.example.com:5000/checkout:prod",
        "ParameterOverrides | {\"Stage\":\"prod\",\"ImageTag\":\"latest\"} | latest",
        "EnvironmentVariables | [{\"name\":\"IMAGE_TAG\",\"value\":\"latest\",\"type\":\"PLAINTEXT\"}] | latest",
        "Commands | docker run --rm checkout:latest migrate | checkout:latest",
        "Commands | IMAGE_VERSION=prod ./deploy | prod",
      })
  void aTagThatCanBeMovedIsFound(String key, String value, String named) {
    assertThat(found("Deploy", key, value))
        .containsExactly(new TagUse("stage Prod, action Deploy", key, named));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Image | checkout:1.4.2",
        "Image | checkout@sha256:9f86d081",
        "Image | checkout:latest@sha256:9f86d081",
        "Image | checkout:latest-1",
        "StackName | prod",
        "Stage | prod",
        "ParameterOverrides | {\"ImageTag\": \"1.4.2\", \"Stage\": \"prod\"}",
        "EnvironmentVariables | [{\"name\":\"STAGE\",\"value\":\"prod\"}]",
        "FunctionName | arn:aws:lambda:eu-west-1:111122223333:function:deploy:prod",
        "Image | #{SourceVariables.ImageDigest}",
      })
  void whatCannotBeMovedOrIsNoTagIsNot(String key, String value) {
    assertThat(found("Deploy", key, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Image | checkout | checkout",
        "ImageUri | 111122223333.dkr.ecr.eu-west-1.amazonaws.com/checkout | 111122223333.dkr.ecr.eu-west-1.amazonaws.com/checkout",
        "ParameterOverrides | {\"Image\": \"registry.example.com:5000/team/checkout-2\"} | registry.example.com:5000/team/checkout-2",
        "EnvironmentVariables | [{\"name\":\"CHECKOUT_IMAGE\",\"value\":\"library/checkout\"}] | library/checkout",
        "EnvironmentVariables | [{\"name\":\"IMAGE\",\"value\":\"checkout\",\"type\":\"PLAINTEXT\"}] | checkout",
      })
  void anImageWithoutATagIsTheLatest(String key, String value, String named) {
    assertThat(found("Deploy", key, value))
        .extracting(TagUse::said)
        .containsExactly(
            "stage Prod, action Deploy: %s names %s without a tag, which means latest"
                .formatted(key, named));
  }

  @Test
  void anImageWithoutATagIsNothingToAPolicyThatDoesNotRefuseTheLatest() {
    Action action =
        new Action("Prod", "Deploy", "Deploy", new LinkedHashMap<>(Map.of("Image", "checkout")));

    assertThat(
            Tags.in(
                new Artefacts(List.of(action), new LinkedHashMap<>()),
                List.of("prod"),
                List.of(new GatedStage("Prod", false))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Image | shop/checkout@sha256:9f86d081",
        "Image | registry.example.com:5000/checkout:1.4.2",
        "Image | ami-0123456789abcdef0",
        "Image | v12",
        "BuildImage | true",
        "ImageArtifactName | checkout",
        "Repository | shop/checkout",
        "ParameterOverrides | {\"Image\": \"shop/checkout\", \"ImageTag\": \"1.4.2\"}",
        "ParameterOverrides | {\"Image\": {\"Fn::GetParam\": [\"Build\", \"image.json\", \"uri\"]}}",
        "ParameterOverrides | {\"Image\": {\"repository\": \"checkout\"}}",
        "TemplatePath | Build::image.yaml",
      })
  void whatIsNoImageOrHasItsTagElsewhereIsNot(String key, String value) {
    assertThat(found("Deploy", key, value)).isEmpty();
  }

  @Test
  void aSourceActionAndAnApprovalAreNotLookedAt() {
    assertThat(found("Source", "ImageTag", "latest")).isEmpty();
    assertThat(found("Approval", "CustomData", "checkout:latest")).isEmpty();
    assertThat(found("Build", "ImageTag", "latest")).hasSize(1);
    assertThat(found("Invoke", "UserParameters", "{\"image\": \"a:latest\"}")).hasSize(1);
  }

  @Test
  void theReleasesVariablesAreLookedAt() {
    LinkedHashMap<String, String> variables = new LinkedHashMap<>();
    variables.put("IMAGE", "checkout:latest");
    variables.put("IMAGE_TAG", "prod");
    variables.put("STAGE", "prod");

    assertThat(Tags.in(new Artefacts(List.of(), variables), REFUSED, List.of()))
        .extracting(TagUse::said)
        .containsExactly(
            "the release's variables: IMAGE names checkout:latest",
            "the release's variables: IMAGE_TAG names prod");
  }

  private static Function<EntryCases, Admission> with(Reading<List<TagUse>> tags) {
    PipelineRef pipeline = new PipelineRef("111122223333", "eu-west-1", "checkout-prod");
    Holder holder = new Holder("checkout", pipeline, "1f3a9c2e", "Prod", "prod");
    EntryFacts facts =
        new EntryFacts(new Claim(holder, AtOnce.ONE, List.of()), LeaseGroup.NONE, Optional.empty())
            .withTags(Optional.of(tags));
    return look -> Admissions.judge(look.beside(facts).at(at("09:00:00")));
  }

  @Test
  void itIsRefusedAtOnceSinceWaitingDoesNotHelp() {
    given(clear())
        .when(with(new Read<>(found("Deploy", "Image", "checkout:latest"), at("09:00:00"))))
        .then(
            refuses(
                "stage Prod, action Deploy: Image names checkout:latest, a tag that can be moved"
                    + " (refuse-tags): what was tested is not what is deployed later; name a"
                    + " digest (repository@sha256:...) or a tag that is never moved"));
  }

  @Test
  void whatWasNotReadIsWaitedFor() {
    given(clear())
        .when(with(new Unread<>("AccessDenied", at("09:00:00"))))
        .then(waitsFor("what would be deployed was not read: AccessDenied"));
  }
}
