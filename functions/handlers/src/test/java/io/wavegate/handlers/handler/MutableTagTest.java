package io.wavegate.handlers.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.evidence.Artefacts;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Journey;
import io.wavegate.handlers.testing.TestPipeline;
import io.wavegate.standins.ServiceError;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A release that would be deployed by a tag that can be moved is refused before it is deployed. */
class MutableTagTest {
  private final Bench bench = Bench.open();

  private Journey refusingTags() {
    bench.install(
        Bench.policy(
            "watch-after-last-wave: 1h", "watch-after-last-wave: 1h\nrefuse-tags: [latest]"));
    return Journey.atEntry(bench);
  }

  private static Consumer<ObjectNode> deploying(String image) {
    return pipeline -> {
      for (JsonNode stage : pipeline.path("stages")) {
        for (JsonNode action : stage.path("actions")) {
          if (action.at("/actionTypeId/category").asText().equals("Deploy")) {
            ((ObjectNode) action.path("configuration")).put("Image", image);
          }
        }
      }
    };
  }

  @Test
  void anImageByItsTagIsRefusedForAllWavesAtOnce() {
    bench.pipeline().build(deploying("checkout:latest"));
    Journey release = refusingTags();

    assertThat(release.open(release.entry())).isEqualTo("JUDGE");
    assertThat(release.judge(release.entry())).isEqualTo("HALT");

    assertThat(release.timeline().getLast())
        .contains("stage Prod-OneBox, action", "stage Prod-Wave-1, action")
        .contains("Image names checkout:latest", "name a digest");
  }

  @Test
  void anImageByItsDigestIsDeployed() {
    bench.pipeline().build(deploying("checkout:latest@sha256:9f86d081"));
    Journey release = refusingTags();

    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");
  }

  @Test
  void wherePolicyRefusesNoneNothingMoreIsRead() {
    bench.pipeline().build(deploying("checkout:latest"));
    Journey release = Journey.atEntry(bench);
    int before = bench.faults().calls("GetPipeline").size();

    assertThat(release.judge(release.entry())).isEqualTo("PROMOTE");

    assertThat(bench.faults().calls("GetPipeline")).hasSize(before + 1);
  }

  /** A pipeline that is changed while a release runs through it deploys that release as before. */
  @Test
  void theReleasesOwnVersionOfThePipelineIsReadAndItsVariables() throws ServiceError {
    ObjectNode start = JsonNodeFactory.instance.objectNode().put("name", TestPipeline.REF.name());
    start.putArray("variables").addObject().put("name", "IMAGE_TAG").put("value", "latest");
    start
        .putArray("sourceRevisions")
        .addObject()
        .put("actionName", "Source")
        .put("revisionType", "COMMIT_ID")
        .put("revisionValue", "3333333333333333333333333333333333333333");
    String execution =
        bench
            .pipeline()
            .service()
            .call("StartPipelineExecution", start, TestPipeline.person())
            .path("pipelineExecutionId")
            .asText();
    bench.pipeline().build(deploying("checkout:latest"));

    assertThat(
            bench
                .wiring()
                .ports()
                .pipelines()
                .artefacts(new ReleaseId(TestPipeline.REF, execution)))
        .isInstanceOfSatisfying(
            Read.class,
            read -> {
              Artefacts artefacts = (Artefacts) read.value();
              assertThat(artefacts.variables()).containsEntry("IMAGE_TAG", "latest");
              assertThat(artefacts.actions())
                  .noneMatch(action -> action.configuration().containsKey("Image"));
            });
  }
}
