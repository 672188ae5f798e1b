package io.wavegate.standins.synthetics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Asked;
import io.wavegate.standins.TestWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A canary runs by its schedule, and once more where it is asked to. */
class SyntheticsStandInTest {
  private static final Instant BROKEN = Instant.parse("2026-03-02T09:10:00Z");
  private static final String PAGES = "{\"Name\": \"pages\"}";

  private final TestWorld world = new TestWorld();
  private final SyntheticsStandIn canaries = new SyntheticsStandIn(world);
  private final Asked asked = new Asked(canaries);

  @BeforeEach
  void aCanaryThatRunsEveryFiveMinutesAndFailsLater() {
    canaries.putCanary(
        "pages",
        Duration.ofMinutes(5),
        started ->
            started.isBefore(BROKEN)
                ? CanaryOutcome.pass(Duration.ofSeconds(30))
                : CanaryOutcome.failure(Duration.ofSeconds(40), "no basket"));
  }

  private List<String> states(String input) {
    return asked.of("GetCanaryRuns", input).path("CanaryRuns").findValuesAsText("State");
  }

  private String dryRun() {
    return asked.of("StartCanaryDryRun", PAGES).at("/DryRunConfig/DryRunId").asText();
  }

  @Test
  void itsRunsAreListedNewestFirstFromTheirBeginning() {
    assertThat(states(PAGES)).containsExactly("RUNNING");
    world.pass(Duration.ofMinutes(10).plusSeconds(35));
    assertThat(states(PAGES)).containsExactly("RUNNING", "PASSED", "PASSED");
    world.pass(Duration.ofSeconds(5));
    assertThat(states(PAGES)).containsExactly("FAILED", "PASSED", "PASSED");

    JsonNode last = asked.of("GetCanaryRuns", PAGES).at("/CanaryRuns/0");
    assertThat(last.at("/Status/StateReason").asText()).isEqualTo("no basket");
    assertThat(last.at("/Status/StateReasonCode").asText()).isEqualTo("CANARY_FAILURE");
    assertThat(last.at("/Timeline/Completed").asDouble() - last.at("/Timeline/Started").asDouble())
        .isEqualTo(40.0);
    assertThat(last.path("Id").asText()).hasSize(36);
  }

  @Test
  void theyAreListedInPages() {
    world.pass(Duration.ofMinutes(12));

    JsonNode first = asked.of("GetCanaryRuns", "{\"Name\": \"pages\", \"MaxResults\": 2}");
    JsonNode second =
        asked.of(
            "GetCanaryRuns",
            "{\"Name\": \"pages\", \"MaxResults\": 2, \"NextToken\": \"%s\"}",
            first.path("NextToken").asText());

    assertThat(first.path("CanaryRuns")).hasSize(2);
    assertThat(second.path("CanaryRuns")).hasSize(1);
    assertThat(second.has("NextToken")).isFalse();
    assertThat(asked.refused("GetCanaryRuns", "{\"Name\": \"pages\", \"NextToken\": \"none\"}"))
        .isEqualTo("ValidationException: Invalid NextToken");
  }

  @Test
  void aDryRunIsNoRunOfItsSchedule() {
    String id = dryRun();
    world.pass(Duration.ofSeconds(30));

    assertThat(states(PAGES)).hasSize(1);
    JsonNode runs =
        asked.of(
            "GetCanaryRuns",
            "{\"Name\": \"pages\", \"RunType\": \"DRY_RUN\", \"DryRunId\": \"%s\"}",
            id);
    assertThat(runs.path("CanaryRuns")).hasSize(1);
    assertThat(runs.at("/CanaryRuns/0/Status/State").asText()).isEqualTo("PASSED");
    assertThat(runs.at("/CanaryRuns/0/DryRunConfig/DryRunId").asText()).isEqualTo(id);
    assertThat(states("{\"Name\": \"pages\", \"RunType\": \"DRY_RUN\"}")).hasSize(1);
  }

  @Test
  void aSecondDryRunWaitsForTheFirst() {
    dryRun();

    assertThat(asked.refused("StartCanaryDryRun", PAGES))
        .isEqualTo("ConflictException: A dry run of the canary is already in progress");
    world.pass(Duration.ofSeconds(30));
    assertThat(dryRun()).isNotEmpty();
  }

  @Test
  void aCanaryThatAnswersNothingHasNoRunsAndADryRunWithoutAnEnd() {
    canaries.putCanary("pages", Duration.ofMinutes(5), started -> CanaryOutcome.nothing());
    String id = dryRun();
    world.pass(Duration.ofHours(2));

    assertThat(states(PAGES)).isEmpty();
    assertThat(states("{\"Name\": \"pages\", \"RunType\": \"DRY_RUN\"}"))
        .containsExactly("RUNNING");
    assertThat(id).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GetCanaryRuns     | {"Name": "none"}                    | ResourceNotFoundException: Canary not found: none
          StartCanaryDryRun | {"Name": "none"}                    | ResourceNotFoundException: Canary not found: none
          GetCanaryRuns     | {}                                  | ValidationException: 1 validation error
          GetCanaryRuns     | {"Name": "Pages!"}                  | ValidationException: 1 validation error
          GetCanaryRuns     | {"Name": "pages", "Since": "now"}   | ValidationException:
          GetCanaryRuns     | {"Name": "pages", "MaxResults": 101} | ValidationException: 1 validation error
          GetCanaryRuns     | {"Name": "pages", "DryRunId": "00000000-0000-4000-8000-000000000001"} | ValidationException: DryRunId cannot be provided with the run type CANARY_RUN
          GetCanaryRuns     | {"Name": "pages", "RunType": "DRY_RUN", "DryRunId": "00000000-0000-4000-8000-000000000001"} | ResourceNotFoundException: Dry run not found
          StartCanaryDryRun | {"Name": "pages", "RuntimeVersion": "x"} | ValidationException: this stand-in dry-runs a canary only as it is: RuntimeVersion
          """)
  void whatIsWrongIsRefused(String operation, String input, String refusal) {
    assertThat(asked.refused(operation, input)).startsWith(refusal);
  }
}
