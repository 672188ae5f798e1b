package io.wavegate.codec.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.wavegate.codec.policy.PolicyResult.Parsed;
import io.wavegate.codec.policy.PolicyResult.Rejected;
import io.wavegate.codec.policy.PolicySchema.Described;
import io.wavegate.codec.yaml.LocatedYaml;
import io.wavegate.codec.yaml.ScalarKind;
import io.wavegate.codec.yaml.YamlDocument.Located;
import io.wavegate.codec.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicySchemaTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(PolicySchema.text());

  @ParameterizedTest
  @ValueSource(strings = {"sample.yaml", "minimal.yaml", "full.yaml"})
  void aValidPolicyPassesSchemaAndReader(String file) {
    String text = Policies.text(file);

    assertThat(SCHEMA.validate(json(text))).isEmpty();
    assertThat(PolicyReader.read(file, bytes(text))).isInstanceOf(Parsed.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "for: 1h | for: 60",
        "for: 1h | for: soon",
        "for: 1h, |",
        "alarms: | alrms:",
        "\"111122223333\" | 111122223333",
        "service: checkout | service: Checkout",
        "at-least: 100 | at-least: 0",
        "lambda: checkout-smoke | codebuild: j",
        "lambda: checkout-smoke | codebuild: jj, revision: any",
        "lambda: checkout-smoke | codebuild: jj, revision-header: X-Revision",
        "lambda: checkout-smoke | http: https://a.b, revision: required",
        "lambda: checkout-smoke | http: https://a.b, revision-header: X Revision",
        "lambda: checkout-smoke | lambda: a, revision: required",
        "lambda: checkout-smoke | step-functions: orders",
        "lambda: checkout-smoke | synthetics: {canary: shop, runs: 2, dry-run: true}",
        "lambda: checkout-smoke | callback: {bus: a, queue: b}",
        "lambda: checkout-smoke | callback: {}",
        "lambda: checkout-smoke | lambda: a, when: during-bake",
        "lambda: checkout-smoke | lambda: a, every: 5m",
        "lambda: checkout-smoke | lambda: a, when: end-of-bake, every: 5m",
        "lambda: checkout-smoke | lambda: a, retries: 4",
        "name: smoke, lambda: checkout-smoke | suite: smoke",
        "lambda: checkout-smoke | lambda: a, http: https://a.b",
        "lambda: checkout-smoke | lambda: a, expect-status: 200",
        "lambda: checkout-smoke | http: http://a.b",
        "lambda: checkout-smoke | http: https://a.b, method: PUT",
        "lambda: checkout-smoke | http: https://a.b, body: x",
        "lambda: checkout-smoke | http: https://a.b, method: HEAD, expect-body: x",
        "lambda: checkout-smoke | http: https://a.b, redirects: 4",
        "lambda: checkout-smoke | http: https://a.b, headers: {A b: x}",
        "lambda: checkout-smoke | http: https://a.b, headers: {A: {parameter: /prod/password}}",
        "lambda: checkout-smoke | lambda: a, headers: {A: x}",
        "mon-thu | mon-freitag",
        "\"16:00\" | \"24:00\"",
        "scope: release | scope: all",
        "also: [checkout-onebox] | also: [a, a]",
      })
  void aMistakeOfFormIsSeenBySchemaAndReader(String part, String instead) {
    String text = Policies.text("sample.yaml").replace(part, instead == null ? "" : instead);

    assertThat(SCHEMA.validate(json(text))).isNotEmpty();
    assertThat(PolicyReader.read("sample.yaml", bytes(text))).isInstanceOf(Rejected.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[ab] | true",
        "[a b c] | true",
        "[\"arn:aws:ssm:eu-west-1:4444:document/freeze\"] | true",
        "[freeze, freeze] | true",
        "[2026] | true",
        "[] | false",
        "[freeze, \"arn:aws:ssm:eu-west-1:444455556666:document/freeze\"] | false",
      })
  void schemaAndReaderTakeTheSameCalendars(String calendars, boolean mistaken) {
    String text =
        Policies.text("sample.yaml").replace("\nwaves:", "\ncalendars: " + calendars + "\nwaves:");

    assertThat(SCHEMA.validate(json(text)).isEmpty()).isNotEqualTo(mistaken);
    assertThat(PolicyReader.read("sample.yaml", bytes(text)) instanceof Rejected)
        .isEqualTo(mistaken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "freeze | false",
        "freez | true",
        "codedeploy | true",
        "{} | true",
        "{ecs: {cluster: a, service: b}} | false",
        "{ecs: {cluster: a}} | true",
        "{ecs: {cluster: a, service: b}, lambda: undo} | true",
        "{ecs: {cluster: a, service: b}, timeout: 5m} | true",
        "{lambda: undo, timeout: 5m} | false",
        "{timeout: 5m} | true",
        "{codedeploy: {application: a b, group: c}} | true",
        "{codedeploy: {application: a, group: b c}} | false",
        "{lambda-alias: {function: a, alias: '7'}} | true",
        "{appconfig: {application: checkout, environment: def5}} | true",
        "{cloudformation: {stack: 1st}} | true",
      })
  void schemaAndReaderTakeTheSameLevers(String lever, boolean mistaken) {
    for (String key : List.of("lever: ", "or-else: ")) {
      String text =
          Policies.text("sample.yaml")
              .replace("lever: pipeline-stage, scope: release", key + lever);

      assertThat(SCHEMA.validate(json(text)).isEmpty()).as(key).isNotEqualTo(mistaken);
      assertThat(PolicyReader.read("sample.yaml", bytes(text)) instanceof Rejected)
          .as(key)
          .isEqualTo(mistaken);
    }
  }

  @Test
  void schemaAndReaderHaveTheSameKeys() {
    Set<String> ofReader = new TreeSet<>();
    PolicyKeys.byPath()
        .forEach(
            (path, keys) ->
                keys.forEach(key -> ofReader.add(path.isEmpty() ? key : path + "." + key)));
    Set<String> ofSchema =
        PolicySchema.keys().stream()
            .map(Described::path)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(ofSchema).isEqualTo(ofReader);
  }

  @Test
  void theFullSampleHasEveryKey() {
    Set<String> inSample = new TreeSet<>();
    collect(json(Policies.text("full.yaml")), "", inSample);

    assertThat(inSample).containsAll(PolicySchema.keys().stream().map(Described::path).toList());
  }

  @Test
  void everyKeyIsDescribedAndNoMappingTakesOthers() {
    for (Described key : PolicySchema.keys()) {
      assertThat(key.schema().path("description").asText()).as(key.path()).matches(".*[.?]");
      JsonNode mapping =
          key.schema().path("type").asText().equals("array")
              ? key.schema().path("items")
              : key.schema();
      if (mapping.has("properties")) {
        assertThat(mapping.path("additionalProperties").asBoolean(true)).as(key.path()).isFalse();
      }
    }
  }

  @Test
  void theReferenceHasARowForEveryKeyWithItsDefault() {
    String table = PolicyReference.markdown();

    assertThat(table.lines().count()).isEqualTo(PolicySchema.keys().size() + 2L);
    assertThat(table)
        .contains("| `service` | name | required | The service's name, as people are shown it. |\n")
        .contains("| `waves[].bake.settle` | duration | `3m` |")
        .contains("| `waves[].bake.at-most` | duration | the bake |")
        .contains("| `waves[].entry.carrier` | `invoke` or `approval` | `invoke` |")
        .contains("| `waves[].entry.wait-at-most` | duration | `23h` (invoke), `6d` (approval) |")
        .contains("| `waves[].tests[].required` | `true` or `false` | `true` |")
        .contains("| `waves[].traffic` | list | none |")
        .contains("| `waves[].windows` | list | at any time |")
        .endsWith("|\n");
  }

  @Test
  void theDefaultsOfTheSchemaAreThoseOfTheReader() {
    String explicit =
        Policies.text("minimal.yaml")
                .replace(
                    "waves:",
                    "watch-after-last-wave: 1h\nafter-rollback: hold\ncalendars: []\nwaves:")
                .replace(
                    "{for: 1m}",
                    "{for: 1m, settle: %s}".formatted(otherwise("waves[].bake.settle")))
            + "    entry: {carrier: %s, action: %s}\n"
                .formatted(otherwise("waves[].entry.carrier"), otherwise("waves[].entry.action"))
            + "    promotion: {carrier: %s, action: %s}\n"
                .formatted(
                    otherwise("waves[].promotion.carrier"), otherwise("waves[].promotion.action"))
            + "    rollback: {lever: %s, scope: %s, on-deploy-failure: %s}\n"
                .formatted(
                    otherwise("waves[].rollback.lever"),
                    otherwise("waves[].rollback.scope"),
                    otherwise("waves[].rollback.on-deploy-failure"));

    assertThat(PolicyReader.read("p", bytes(explicit)))
        .isEqualTo(PolicyReader.read("p", bytes(Policies.text("minimal.yaml"))));
  }

  private static String otherwise(String path) {
    return PolicySchema.keys().stream()
        .filter(key -> key.path().equals(path))
        .map(key -> key.schema().path("default").asText())
        .findFirst()
        .orElseThrow();
  }

  private static void collect(JsonNode node, String prefix, Set<String> paths) {
    node.properties()
        .forEach(
            member -> {
              String path = prefix + member.getKey();
              paths.add(path);
              collect(member.getValue(), path + ".", paths);
              member
                  .getValue()
                  .elements()
                  .forEachRemaining(
                      item -> {
                        if (member.getValue().isArray()) {
                          collect(item, path + "[].", paths);
                        }
                      });
            });
  }

  private static JsonNode json(String yaml) {
    return json(((Located) LocatedYaml.read("policy.yaml", bytes(yaml))).root());
  }

  private static JsonNode json(YamlNode node) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (node) {
      case YamlNode.Mapping mapping -> {
        ObjectNode object = nodes.objectNode();
        mapping.entries().forEach(entry -> object.set(entry.key().text(), json(entry.value())));
        yield object;
      }
      case YamlNode.Sequence sequence -> {
        ArrayNode array = nodes.arrayNode();
        sequence.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case YamlNode.Scalar scalar ->
          switch (ScalarKind.of(scalar)) {
            case NULL -> nodes.nullNode();
            case BOOLEAN -> nodes.booleanNode(Boolean.parseBoolean(scalar.text()));
            case NUMBER ->
                scalar.text().matches("[0-9]+")
                    ? nodes.numberNode(Long.parseLong(scalar.text()))
                    : nodes.numberNode(Double.parseDouble(scalar.text()));
            case STRING -> nodes.textNode(scalar.text());
          };
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
