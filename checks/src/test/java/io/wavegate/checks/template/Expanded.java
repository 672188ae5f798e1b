package io.wavegate.checks.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The application as CloudFormation gets it, after SAM's transform.
 *
 * @param resources all resources, by logical id
 */
record Expanded(JsonNode resources) {
  private static final String SCRIPT =
      "checks/src/test/resources/io/wavegate/checks/template/expand.py";

  /** Expands the shipped template; without SAM's translator the test is skipped. */
  static Expanded read() {
    Tool python = Tool.onPath("python3", "the template is not expanded");
    assumeTrue(
        python.run(List.of("-c", "import samtranslator, yaml")).code() == 0,
        "Python has no samtranslator and yaml: the template is not expanded");
    Tool.Said said = python.run(List.of(SCRIPT, "template.yaml"));
    assertThat(said.code()).as(said.text()).isZero();
    try {
      return new Expanded(new ObjectMapper().readTree(said.text()).path("Resources"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the translator said: " + said.text(), e);
    }
  }

  /** A resource's properties. */
  JsonNode of(String logicalId) {
    assertThat(resources.has(logicalId)).as(logicalId).isTrue();
    return resources.path(logicalId).path("Properties");
  }

  /** The properties of all resources of a type, by logical id. */
  SequencedMap<String, JsonNode> all(String type) {
    SequencedMap<String, JsonNode> found = new LinkedHashMap<>();
    for (var resource : resources.properties()) {
      if (resource.getValue().path("Type").asText().equals(type)) {
        found.put(resource.getKey(), resource.getValue().path("Properties"));
      }
    }
    assertThat(found).as(type).isNotEmpty();
    return found;
  }
}
