package io.wavegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.cli.Cli.Result;
import io.wavegate.core.view.ReleaseView;
import io.wavegate.local.rehearsal.Outcome;
import io.wavegate.local.rehearsal.Outcome.GateOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Path folder;

  JsonTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Result printed() {
    return Cli.shipped().run("rehearse", "--json", Cli.scenario("alarm-mid-bake"), "--out", folder);
  }

  @Test
  void printsNothingButAnArrayWithAnObjectForEachScenario() throws IOException {
    Result result = printed();

    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    JsonNode array = JSON.readTree(result.out());
    assertThat(array.isArray()).isTrue();
    assertThat(array).hasSize(1);
    JsonNode outcome = array.path(0);
    assertThat(outcome.fieldNames())
        .toIterable()
        .containsExactly(
            "scenario",
            "asExpected",
            "differences",
            "virtualDuration",
            "gates",
            "rollbacks",
            "effects",
            "pages",
            "executions");
    assertThat(outcome.path("scenario").asText()).isEqualTo("alarm mid-bake");
    assertThat(outcome.path("asExpected").isBoolean()).isTrue();
    assertThat(Duration.parse(outcome.path("virtualDuration").asText()))
        .isEqualTo(Duration.ofMinutes(135));
  }

  @Test
  void tellsEachGateWithItsEvidenceAsAnObject() throws IOException {
    JsonNode gates = JSON.readTree(printed().out()).at("/0/gates");

    assertThat(gates).hasSize(4);
    JsonNode last = gates.path(3);
    assertThat(last.fieldNames())
        .toIterable()
        .containsExactly(
            "release",
            "wave",
            "stage",
            "gate",
            "attempt",
            "verdict",
            "waitingFor",
            "reason",
            "openedAt",
            "decidedAt",
            "evidence");
    assertThat(last.path("verdict").asText()).isEqualTo("ROLL_BACK");
    assertThat(last.path("waitingFor").isNull()).isTrue();
    assertThat(Instant.parse(last.path("decidedAt").asText()))
        .isAfter(Instant.parse(last.path("openedAt").asText()));
    assertThat(last.path("evidence").isObject()).isTrue();
    assertThat(last.at("/evidence/window/deployed").asText()).isEqualTo("2026-05-04T09:26:01Z");
  }

  @Test
  void tellsRollbacksEffectsAndExecutions() throws IOException {
    JsonNode outcome = JSON.readTree(printed().out()).path(0);

    assertThat(outcome.path("rollbacks")).hasSize(1);
    assertThat(outcome.at("/rollbacks/0").fieldNames())
        .toIterable()
        .containsExactly("wave", "lever", "outcome");
    assertThat(outcome.path("effects")).allMatch(JsonNode::isTextual).hasSizeGreaterThan(8);
    assertThat(outcome.path("executions"))
        .hasSize(5)
        .allSatisfy(
            execution -> {
              assertThat(execution.path("name").asText()).startsWith("checkout-one-");
              assertThat(execution.path("transitions").asInt()).isPositive();
              assertThat(execution.path("historyEvents").asInt()).isPositive();
            });
  }

  @Test
  void aGateWithoutAVerdictSaysNullAndWhatItWaitsFor() throws IOException {
    GateOutcome waiting =
        new GateOutcome(
            1,
            "one-box",
            "Prod-OneBox",
            "entry",
            1,
            Optional.empty(),
            Optional.of("a window"),
            "",
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty());

    JsonNode gate = JSON.readTree(JsonOutcome.array(List.of(outcome(waiting)))).at("/0/gates/0");

    assertThat(gate.has("verdict")).isTrue();
    assertThat(gate.path("verdict").isNull()).isTrue();
    assertThat(gate.path("decidedAt").isNull()).isTrue();
    assertThat(gate.path("evidence").isNull()).isTrue();
    assertThat(gate.path("waitingFor").asText()).isEqualTo("a window");
  }

  private static Outcome outcome(GateOutcome gate) {
    ReleaseView view =
        new ReleaseView(
            "checkout",
            "checkout-prod",
            "e",
            "",
            "",
            Instant.EPOCH,
            Instant.EPOCH,
            "",
            List.of(),
            List.of(),
            List.of());
    return new Outcome(
        "s",
        true,
        List.of(),
        Duration.ZERO,
        List.of(gate),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        view,
        List.of());
  }

  @Test
  void theSameRunPrintsTheSameBytes() {
    assertThat(printed().out()).isEqualTo(printed().out());
  }

  @Test
  void writesTheSameArrayIntoAFileBesideTheText() {
    Path file = folder.resolve("outcomes.json");

    Result result =
        Cli.shipped()
            .run("rehearse", "--json=" + file, Cli.scenario("alarm-mid-bake"), "--out", folder);

    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("== alarm mid-bake ==").contains("ROLLED BACK");
    assertThat(file).hasContent(printed().out());
  }

  @Test
  void anIdentifierThatIsShownIsThatOfAPipelineExecution() throws IOException {
    Result text = Cli.shipped().run("rehearse", Cli.scenario("alarm-mid-bake"), "--out", folder);
    String all =
        text.out()
            + printed().out()
            + Files.readString(folder.resolve("timeline.json"))
            + Files.readString(folder.resolve("report.html"));

    JsonNode timeline = JSON.readTree(Files.readString(folder.resolve("timeline.json")));
    Set<String> shown =
        UUID.matcher(all)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));
    String released = timeline.at("/0/execution").asText();
    String rolledBackTo = shown.stream().filter(id -> !id.equals(released)).findFirst().orElse("");
    assertThat(shown).containsExactlyInAnyOrder(released, rolledBackTo);
    assertThat(text.out()).contains("by pipeline-stage to execution " + rolledBackTo);
    assertThat(all).doesNotContain("AQC8AAAA", "AKID");
  }
}
