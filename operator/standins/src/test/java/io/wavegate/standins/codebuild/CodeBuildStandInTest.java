package io.wavegate.standins.codebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.TestWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A build goes through its phases and ends as the world says. */
class CodeBuildStandInTest {
  private static final Caller TEAM =
      new Caller("111122223333", "eu-west-1", "arn:aws:sts::111122223333:assumed-role/team/x");

  private final TestWorld world = new TestWorld();
  private final List<ObjectNode> events = new ArrayList<>();
  private final CodeBuildStandIn builds =
      new CodeBuildStandIn(world, "111122223333", "eu-west-1", events::add);

  private JsonNode call(String operation, String input) {
    try {
      return builds.call(operation, Json.parse(input), TEAM);
    } catch (ServiceError e) {
      throw new AssertionError(e.code() + ": " + e.message(), e);
    }
  }

  private String start(String more) {
    return call("StartBuild", "{\"projectName\": \"journeys\"%s}".formatted(more))
        .at("/build/id")
        .asText();
  }

  private JsonNode get(String id) {
    return call("BatchGetBuilds", "{\"ids\": [\"%s\"]}".formatted(id)).at("/builds/0");
  }

  private List<String> statuses() {
    return events.stream().map(e -> e.at("/detail/build-status").asText()).toList();
  }

  @Test
  void aBuildGoesThroughItsPhasesAndSucceeds() {
    builds.putProject("journeys", request -> BuildOutcome.success(Duration.ofMinutes(4)));

    String id = start(", \"sourceVersion\": \"main\"");

    assertThat(get(id).path("buildStatus").asText()).isEqualTo("IN_PROGRESS");
    assertThat(get(id).path("currentPhase").asText()).isEqualTo("SUBMITTED");
    world.pass(Duration.ofMinutes(1));
    assertThat(get(id).path("currentPhase").asText()).isEqualTo("BUILD");
    assertThat(get(id).path("buildComplete").asBoolean()).isFalse();
    world.pass(Duration.ofMinutes(4));
    JsonNode over = get(id);
    assertThat(over.path("buildStatus").asText()).isEqualTo("SUCCEEDED");
    assertThat(over.path("buildComplete").asBoolean()).isTrue();
    assertThat(over.path("sourceVersion").asText()).isEqualTo("main");
    assertThat(over.path("initiator").asText()).isEqualTo("assumed-role/team/x");
    assertThat(over.at("/logs/deepLink").asText())
        .isEqualTo(
            "https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1"
                + "#logsV2:log-groups/log-group/$252Faws$252Fcodebuild$252Fjourneys/log-events/"
                + id.replace("journeys:", ""));
    assertThat(over.path("phases").findValuesAsText("phaseType"))
        .containsExactly(
            "SUBMITTED",
            "QUEUED",
            "PROVISIONING",
            "DOWNLOAD_SOURCE",
            "INSTALL",
            "PRE_BUILD",
            "BUILD",
            "POST_BUILD",
            "UPLOAD_ARTIFACTS",
            "FINALIZING",
            "COMPLETED");
    assertThat(over.at("/phases/6/durationInSeconds").asInt()).isEqualTo(240);
    assertThat(statuses()).containsExactly("IN_PROGRESS", "SUCCEEDED");
    assertThat(events.getLast().path("detail-type").asText())
        .isEqualTo("CodeBuild Build State Change");
    assertThat(events.getLast().at("/detail/build-id").asText())
        .isEqualTo("arn:aws:codebuild:eu-west-1:111122223333:build/" + id);
  }

  @Test
  void aBuildSaysWhichCommitItIsOfOnceItHasItsSource() {
    builds.putProject("journeys", request -> BuildOutcome.success(Duration.ofMinutes(1)));
    String asked = "9d41c07e55a2b1f0c3d4e5f60718293a4b5c6d7e";

    String id = start(", \"sourceVersion\": \"%s\"".formatted(asked));
    String none = start("");

    assertThat(get(id).has("resolvedSourceVersion")).isFalse();
    world.pass(Duration.ofMinutes(5));
    assertThat(get(id).path("resolvedSourceVersion").asText()).isEqualTo(asked);
    assertThat(get(id).at("/source/type").asText()).isEqualTo("GITHUB");
    assertThat(get(none).has("resolvedSourceVersion")).isFalse();
    assertThat(get(none).at("/source/type").asText()).isEqualTo("NO_SOURCE");
  }

  @Test
  void aBranchTurnsOutToBeACommit() {
    String commit = "1111111111111111111111111111111111111111";
    builds.putProject(
        "journeys", request -> BuildOutcome.success(Duration.ofMinutes(1)).of(commit));

    String id = start(", \"sourceVersion\": \"main\"");
    world.pass(Duration.ofMinutes(5));

    assertThat(get(id).path("sourceVersion").asText()).isEqualTo("main");
    assertThat(get(id).path("resolvedSourceVersion").asText()).isEqualTo(commit);
  }

  @Test
  void aBuildNamesTheReportsThatItsCommandsMade() {
    builds.putProject(
        "journeys",
        request ->
            BuildOutcome.failure(Duration.ofMinutes(1), "3 of 9").reporting("journeys-junit"));

    String id = start("");

    assertThat(get(id).path("reportArns")).isEmpty();
    world.pass(Duration.ofMinutes(5));
    assertThat(get(id).at("/reportArns/0").asText())
        .isEqualTo(
            "arn:aws:codebuild:eu-west-1:111122223333:report/journeys-junit:"
                + id.replace("journeys:", ""));
  }

  @Test
  void commandsThatFailFailTheBuildAndSayWhy() {
    builds.putProject(
        "journeys", request -> BuildOutcome.failure(Duration.ofMinutes(1), "exit status 1"));

    String id = start("");
    world.pass(Duration.ofMinutes(5));

    assertThat(get(id).path("buildStatus").asText()).isEqualTo("FAILED");
    assertThat(get(id).at("/phases/6/phaseStatus").asText()).isEqualTo("FAILED");
    assertThat(get(id).at("/phases/6/contexts/0/message").asText()).isEqualTo("exit status 1");
    assertThat(get(id).at("/phases/7/phaseStatus").asText()).isEqualTo("SUCCEEDED");
    assertThat(statuses()).containsExactly("IN_PROGRESS", "FAILED");
  }

  @Test
  void aBuildThatTakesLongerThanItsLimitTimesOut() {
    builds.putProject("journeys", request -> BuildOutcome.success(Duration.ofHours(9)));

    String id = start(", \"timeoutInMinutesOverride\": 10");
    world.pass(Duration.ofMinutes(10));
    assertThat(get(id).path("buildStatus").asText()).isEqualTo("IN_PROGRESS");
    world.pass(Duration.ofMinutes(1));

    assertThat(get(id).path("buildStatus").asText()).isEqualTo("TIMED_OUT");
    world.pass(Duration.ofHours(10));
    assertThat(statuses()).containsExactly("IN_PROGRESS", "TIMED_OUT");
  }

  @Test
  void aBuildIsStoppedOnceAndTellsWhoeverWaits() throws ServiceError {
    builds.putProject("journeys", request -> BuildOutcome.success(Duration.ofHours(1)));
    List<String> told = new ArrayList<>();
    String id = start("");
    builds.whenEnded(id, build -> told.add(build.path("buildStatus").asText()));

    JsonNode stopped = call("StopBuild", "{\"id\": \"%s\"}".formatted(id));
    call("StopBuild", "{\"id\": \"%s\"}".formatted(id));
    world.pass(Duration.ofHours(2));

    assertThat(stopped.at("/build/buildStatus").asText()).isEqualTo("STOPPED");
    assertThat(statuses()).containsExactly("IN_PROGRESS", "STOPPED");
    assertThat(told).containsExactly("STOPPED");
    builds.whenEnded(id, build -> told.add("late"));
    assertThat(told).containsExactly("STOPPED", "late");
  }

  @Test
  void theSameRequestWithTheSameTokenIsTheSameBuild() {
    builds.putProject("journeys", request -> BuildOutcome.success(Duration.ofMinutes(1)));

    String first = start(", \"idempotencyToken\": \"t\"");

    assertThat(start(", \"idempotencyToken\": \"t\"")).isEqualTo(first);
    assertThat(
            refusal(
                "StartBuild",
                """
        {"projectName": "journeys", "idempotencyToken": "t", "sourceVersion": "x"}"""))
        .startsWith("InvalidInputException");
    world.pass(Duration.ofMinutes(5));
    assertThat(start(", \"idempotencyToken\": \"t\"")).isNotEqualTo(first);
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(refusal("StartBuild", "{\"projectName\": \"nothing\"}"))
        .isEqualTo(
            "ResourceNotFoundException: Project cannot be found:"
                + " arn:aws:codebuild:eu-west-1:111122223333:project/nothing");
    assertThat(refusal("StopBuild", "{\"id\": \"journeys:1\"}"))
        .startsWith("ResourceNotFoundException: Build cannot be found");
    assertThat(call("BatchGetBuilds", "{\"ids\": [\"a:1\"]}"))
        .isEqualTo(Json.parse("{\"builds\": [], \"buildsNotFound\": [\"a:1\"]}"));
  }

  private String refusal(String operation, String input) {
    ServiceError error =
        catchThrowableOfType(
            ServiceError.class, () -> builds.call(operation, Json.parse(input), TEAM));
    return error.code() + ": " + error.message();
  }
}
