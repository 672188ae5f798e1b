package io.wavegate.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.wavegate.local.Shipped;
import io.wavegate.local.scenario.ScenarioReader.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema by which editors complete a scenario says what the reader reads. */
class ScenarioSchemaTest {
  private static final String TEXT = text(Shipped.HOME.resolve("examples/scenario.schema.json"));
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TEXT);

  /** One of everything that a scenario can say. */
  private static final String EVERYTHING =
      """
      scenario: everything
      policy: ../wavegate.yaml
      change: {waves: {one-box: {bake: {for: 30m}}}}
      pipeline: ../pipeline.json
      world: ../world.yaml
      start: "2026-05-04T08:05:00Z"
      seed: 2
      earlier-release: none
      release: {revision: 9d41c07e, summary: Round prices}
      happens:
        - {when: start, alarm: checkout-5xx, state: ALARM, reason: Threshold Crossed}
        - {when: start + 1m, alarm: checkout-5xx, evaluation: PARTIAL_DATA}
        - {when: one-box entry, edit-alarm: checkout-5xx, threshold: 500}
        - {when: one-box deployment, edit-alarm: checkout-aggregate, rule: ALARM("checkout-5xx")}
        - {when: one-box bake, delete-alarm: checkout-aggregate}
        - {when: one-box bake-end - 1s, leave-out: checkout-aggregate, for: 5m}
        - {when: one-box bake-end + 1s, traffic: Count, per-minute: 0}
        - {when: start, traffic: Count, in: 111122223333/us-east-1, per-minute: 1}
        - {when: one-box bake, test: checkout-smoke, answers: nothing, takes: 1s, summary: late, about: 5f0c9f2}
        - {when: one-box bake, site: checkout.example.com, status: 503, takes: 1s, about: 5f0c9f2}
        - {when: one-box bake, team: checkout-checks, answers: passed, takes: 1h, says: fine, about: 5f0c, alive: 5m}
        - {when: one-box bake, deployment: one-box, action: Deploy-OneBox, of: rollback, fails: no}
        - {when: one-box promoted, person: approve, wave: one-box, gate: entry, by: jo, says: yes}
        - {when: one-box failed, person: retry, wave: one-box, refused: NotLatest}
        - {when: one-box rollback, release: {revision: 77aa0e1f, summary: Fix}}
        - {when: start, events: alarm-configuration, are: late, by: 4m, for: 1h}
        - {when: start, service: monitoring, operation: DescribeAlarms, answers: lost, for: 1h}
        - {when: start, store: down, for: 1h}
        - {when: start, stop-machine: wave-gate}
      expect:
        gates:
          - {release: 2, wave: one-box, gate: entry, verdict: HALT, reason: [no]}
        rollbacks:
          - {wave: one-box, outcome: recovered}
        effects: [PutApprovalResult]
        pages: [halted]
        never: [RollbackStage]
      """
          .replace("fails: no", "fails: locked")
          .replace("says: yes", "says: fine")
          .replace("reason: [no]", "reason: [held]");

  private final Path home;

  ScenarioSchemaTest(@TempDir Path home) {
    this.home = home;
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Iterable<Path> scenarios() {
    return Shipped.scenarios();
  }

  private Result read(String text) throws IOException {
    Path file = Shipped.copyTo(home).resolve("examples/checkout/scenarios/everything.yaml");
    Files.writeString(file, text);
    return ScenarioReader.read(file);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyScenarioFitsTheSchema(Path scenario) {
    assertThat(SCHEMA.validate(YamlAsJson.of(text(scenario)))).isEmpty();
  }

  @Test
  void everythingThatCanBeSaidFitsSchemaAndReader() throws IOException {
    assertThat(SCHEMA.validate(YamlAsJson.of(EVERYTHING))).isEmpty();
    assertThat(read(EVERYTHING)).isInstanceOf(Result.Read.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "happens: | happen:",
        "when: start, alarm | when: begin, alarm",
        "when: one-box bake, test | when: one-box bake - 1s, test",
        "state: ALARM | state: FIRING",
        "state: ALARM, reason: Threshold Crossed | state: ALARM",
        "evaluation: PARTIAL_DATA | evaluation: HALF",
        "threshold: 500 | threshold: 0",
        "threshold: 500 | treshold: 500",
        "per-minute: 0 | per-minute: few",
        "in: 111122223333/us-east-1 | in: us-east-1",
        "answers: nothing | answers: maybe",
        "status: 503 | status: 1000",
        "about: 5f0c, alive: 5m | about: 5f0c, alive: often",
        "team: checkout-checks, answers: passed | team: checkout-checks",
        "of: rollback | of: nobody",
        "person: approve | person: applaud",
        "gate: entry, by | gate: exit, by",
        "events: alarm-configuration | events: pings",
        "are: late | are: early",
        "service: monitoring | service: dynamodb",
        "answers: lost | answers: rude",
        "store: down | store: slow",
        "stop-machine: wave-gate | stop-machine: engine",
        "delete-alarm: checkout-aggregate | delete-alarm: checkout-aggregate, store: down",
        "when: start, store: down, for: 1h | when: start, for: 1h",
        "verdict: HALT | verdict: STOP",
        "release: 2, wave | release: 0, wave",
        "earlier-release: none | earlier-release: two",
        "seed: 2 | seed: two",
        "never: [RollbackStage] | ever: [RollbackStage]",
      })
  void aMistakeOfFormIsSeenBySchemaAndReader(String part, String instead) throws IOException {
    assertThat(EVERYTHING).contains(part);
    String text = EVERYTHING.replace(part, instead);

    assertThat(SCHEMA.validate(YamlAsJson.of(text))).isNotEmpty();
    assertThat(read(text)).isInstanceOf(Result.Rejected.class);
  }

  @Test
  void schemaAndReaderHaveTheSameKeys() throws IOException {
    JsonNode root = new ObjectMapper().readTree(TEXT);
    Map<String, Set<String>> ofSchema = new TreeMap<>();
    collect(root, root, "", ofSchema);
    ofSchema.remove("change");
    Map<String, Set<String>> ofReader = new TreeMap<>();
    ScenarioKeys.byPath().forEach((path, keys) -> ofReader.put(path, new TreeSet<>(keys)));

    assertThat(ofSchema).isEqualTo(ofReader);
  }

  @Test
  void everyKeyIsDescribedAndNoMappingTakesOthers() throws IOException {
    JsonNode root = new ObjectMapper().readTree(TEXT);
    root.findValues("properties")
        .forEach(
            properties ->
                properties
                    .properties()
                    .forEach(
                        key ->
                            assertThat(key.getValue().path("description").asText())
                                .as(key.getKey())
                                .matches("(?s).*[.]")));
    root.findParents("properties")
        .forEach(
            mapping ->
                assertThat(mapping.path("additionalProperties").asBoolean(true))
                    .as(mapping.path("description").asText())
                    .isFalse());
  }

  private static void collect(
      JsonNode root, JsonNode schema, String path, Map<String, Set<String>> keys) {
    JsonNode mapping = followed(root, schema);
    if (!mapping.has("properties")) {
      return;
    }
    Set<String> own = new TreeSet<>();
    mapping
        .path("properties")
        .properties()
        .forEach(
            key -> {
              own.add(key.getKey());
              String below = path.isEmpty() ? key.getKey() : path + "." + key.getKey();
              collect(root, key.getValue(), below, keys);
              collect(root, key.getValue().path("items"), below + "[]", keys);
            });
    keys.put(path, own);
  }

  private static JsonNode followed(JsonNode root, JsonNode schema) {
    String reference = schema.path("$ref").asText("");
    return reference.isEmpty() ? schema : root.at(reference.substring(1));
  }
}
