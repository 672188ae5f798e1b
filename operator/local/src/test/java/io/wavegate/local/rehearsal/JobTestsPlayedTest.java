package io.wavegate.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.engine.ExecutionDescription;
import io.wavegate.engine.StateMachineSummary;
import io.wavegate.local.Shipped;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.rehearsal.Rehearsal.Watcher;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the shipped machine hands to builds, nested executions and canaries, and what becomes of
 * them.
 */
class JobTestsPlayedTest {
  private final List<LocalCloud> clouds = new ArrayList<>();
  private final List<ObjectNode> events = new ArrayList<>();

  private LocalCloud played(String scenario) {
    Path file = Shipped.HOME.resolve("examples/checkout/scenarios/" + scenario + ".yaml");
    Outcome outcome =
        new Rehearsal(Shipped.HOME, Watcher.NONE)
            .play(
                Shipped.read(file),
                cloud -> {
                  clouds.add(cloud);
                  cloud.listen(events::add);
                });
    assertThat(outcome.differences()).isEmpty();
    return clouds.getFirst();
  }

  private List<ExecutionDescription> executions(String machine) {
    LocalCloud cloud = clouds.getFirst();
    List<ExecutionDescription> found = new ArrayList<>();
    for (StateMachineSummary one : cloud.engine().listStateMachines()) {
      if (one.name().endsWith(machine)) {
        found.addAll(cloud.engine().listExecutions(one.stateMachineArn(), Optional.empty()));
      }
    }
    return found;
  }

  private List<ObjectNode> builds() {
    return events.stream()
        .filter(event -> event.path("source").asText().equals("aws.codebuild"))
        .toList();
  }

  private JsonNode build(LocalCloud cloud) throws ServiceError {
    ObjectNode input = Json.object();
    input.putArray("ids").add(builds().getFirst().at("/detail/build-id").asText());
    return cloud
        .further()
        .builds()
        .call("BatchGetBuilds", input, cloud.person("team"))
        .at("/builds/0");
  }

  @Test
  void aBuildIsToldItsWaveInItsEnvironment() throws ServiceError {
    LocalCloud cloud = played("tests-of-the-teams-own-jobs");

    Map<String, String> variables = new LinkedHashMap<>();
    for (JsonNode one : build(cloud).at("/environment/environmentVariables")) {
      assertThat(one.path("type").asText()).isEqualTo("PLAINTEXT");
      variables.put(one.path("name").asText(), one.path("value").asText());
    }
    assertThat(variables.remove("WAVEGATE_EXECUTION")).hasSize(36);
    // Two begin at once.
    assertThat(variables.remove("WAVEGATE_TEST")).isIn("journeys", "contracts");
    assertThat(variables)
        .containsExactly(
            Map.entry("WAVEGATE_SERVICE", "checkout"),
            Map.entry("WAVEGATE_WAVE", "one-box"),
            Map.entry("WAVEGATE_STAGE", "Prod-OneBox"),
            Map.entry("WAVEGATE_REVISION", "5f0c9f2ab1d94c0e8d3b7f6a2e1c4d5b6a7f8091"),
            Map.entry("WAVEGATE_VERSION", "released"),
            Map.entry("WAVEGATE_ATTEMPT", "1"),
            Map.entry(
                "WAVEGATE_TARGETS", "[{\"account\":\"111122223333\",\"region\":\"eu-west-1\"}]"));
  }

  /** What the machine passes on of a build, for each build that it has run. */
  @Test
  void aResultBringsTheReportAndTheRevisionOfItsBuild() {
    LocalCloud cloud = played("tests-of-the-teams-own-jobs");

    List<JsonNode> results =
        executions("wave-gate").stream()
            .flatMap(gate -> cloud.engine().getExecutionHistory(gate.executionArn()).stream())
            .filter(event -> event.type().equals("TaskStateExited"))
            .flatMap(event -> event.details().stream())
            .filter(details -> details.path("name").asText().startsWith("Run Build"))
            .map(details -> Json.parse(details.path("output").asText()).at("/result/Build"))
            .toList();

    assertThat(results).hasSize(2);
    assertThat(results)
        .allSatisfy(
            build ->
                assertThat(build.at("/ReportArns/0").asText())
                    .startsWith("arn:aws:codebuild:eu-west-1:111122223333:report/journeys-junit:"));
    assertThat(results)
        .extracting(build -> build.path("ResolvedSourceVersion").asText())
        .containsExactlyInAnyOrder("", "5f0c9f2ab1d94c0e8d3b7f6a2e1c4d5b6a7f8091");
  }

  @Test
  void anExecutionIsGivenTheContextAndWhoStartedIt() {
    played("tests-of-the-teams-own-jobs");

    ExecutionDescription nested = executions("checkout-orders").getFirst();
    JsonNode input = Json.parse(nested.input());
    assertThat(input.path("wave").asText()).isEqualTo("one-box");
    assertThat(input.path("test").asText()).isEqualTo("orders");
    assertThat(input.at("/targets/0/region").asText()).isEqualTo("eu-west-1");
    assertThat(executions("wave-gate"))
        .extracting(ExecutionDescription::executionArn)
        .contains(input.path("AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID").asText());
    assertThat(nested.name()).matches("orders-[0-9a-f]{32}");
  }

  @Test
  void aBuildThatIsTooLateIsStopped() {
    played("build-hangs");

    assertThat(builds())
        .extracting(event -> event.at("/detail/build-status").asText())
        .containsExactly("IN_PROGRESS", "STOPPED");
  }

  @Test
  void anExecutionThatIsTooLateIsStopped() {
    played("state-machine-hangs");

    assertThat(executions("checkout-orders"))
        .extracting(execution -> execution.status().word())
        .containsExactly("ABORTED");
  }

  @ParameterizedTest
  @CsvSource({
    "build-fails",
    "build-refused",
    "build-of-another-revision",
    "site-of-another-revision",
    "state-machine-fails",
    "scheduled-run-fails",
    "canary-stands-still",
    "dry-run-fails"
  })
  void theOthersComeOutAsTheySay(String scenario) {
    played(scenario);
  }
}
