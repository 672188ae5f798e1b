package io.wavegate.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.local.Shipped;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.rehearsal.Rehearsal.Watcher;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the world's services deploy is deployed by them in a rehearsal, as the world plans it. */
class FurnishingTest {
  private final Path home;
  private final Path checkout;

  FurnishingTest(@TempDir Path folder) {
    home = Shipped.copyTo(folder);
    checkout = home.resolve("examples/checkout");
  }

  private void world(String text) throws IOException {
    Files.writeString(checkout.resolve("world.yaml"), text, StandardOpenOption.APPEND);
  }

  private LocalCloud played(String scenario) {
    List<LocalCloud> clouds = new ArrayList<>();
    Outcome unused =
        new Rehearsal(home, Watcher.NONE)
            .play(Shipped.read(checkout.resolve("scenarios/" + scenario + ".yaml")), clouds::add);
    return clouds.getFirst();
  }

  /** The deployments of the stack, oldest first. */
  private static List<String> history(LocalCloud cloud) throws ServiceError {
    JsonNode events =
        cloud
            .further()
            .deploying()
            .cloudFormation()
            .call(
                "DescribeStackEvents",
                Json.object().put("StackName", "checkout"),
                cloud.person("team"))
            .path("StackEvents");
    return events.findValuesAsText("ResourceStatus").reversed().stream()
        .filter(status -> !status.contains("CLEANUP"))
        .toList();
  }

  @Test
  void theReleaseBeforeWentThroughAndThisOneGoesAsPlanned() throws Exception {
    world(
        """
        stacks:
          - {name: checkout, takes: 3m, goes: fails, back-takes: 1m}
        """);

    LocalCloud cloud = played("deploy-action-fails-and-halts");

    assertThat(history(cloud))
        .startsWith(
            "UPDATE_IN_PROGRESS",
            "UPDATE_COMPLETE",
            "UPDATE_IN_PROGRESS",
            "UPDATE_COMPLETE",
            "UPDATE_IN_PROGRESS",
            "UPDATE_ROLLBACK_IN_PROGRESS",
            "UPDATE_ROLLBACK_COMPLETE");
  }

  @Test
  void aDeedOfTheScenarioFailsTheServicesDeploymentToo() throws Exception {
    world(
        """
        stacks:
          - {name: checkout, takes: 3m}
        """);

    LocalCloud cloud = played("deploy-action-fails-and-halts");

    assertThat(history(cloud)).contains("UPDATE_ROLLBACK_COMPLETE");
    assertThat(
            cloud
                .pipelines()
                .call(
                    "ListActionExecutions",
                    Json.object().put("pipelineName", "checkout-short"),
                    cloud.person("team"))
                .toString())
        .contains("Failed to update stack. Current status: UPDATE_ROLLBACK_COMPLETE");
  }

  @Test
  void somethingWhereNothingIsDeployedCannotBePlayed() throws Exception {
    world(
        """
        stacks:
          - {name: checkout, account: "999988887777"}
        """);

    assertThatThrownBy(() -> played("deploy-action-fails-and-halts"))
        .isInstanceOf(UnplayableException.class)
        .hasMessageContaining("999988887777, eu-west-1, where the policy deploys nothing");
  }
}
