package io.wavegate.codec.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.codec.CoreJson;
import io.wavegate.codec.RollbackUpgrade;
import io.wavegate.codec.json.StrictJson;
import io.wavegate.core.policy.Conduct;
import java.util.List;

/**
 * Gives policies that an earlier version has stored what was not yet said in them, as it was meant
 * then: gates that are open go on with the policy that they have pinned.
 */
final class PolicyUpgrade {
  private static final int LONGEST = 2_000_000;
  private static final int DEEPEST = 60;

  private PolicyUpgrade() {}

  static String upgraded(String json) {
    JsonNode tree = new StrictJson(LONGEST, DEEPEST).parse(json);
    if (tree instanceof ObjectNode policy) {
      list(policy, "secondPerson");
      list(policy, "calendars");
      map(policy, "sources");
      for (JsonNode wave : policy.path("waves")) {
        wave(wave);
      }
    }
    return tree.toString();
  }

  private static void wave(JsonNode node) {
    if (!(node instanceof ObjectNode wave)) {
      return;
    }
    if (!wave.has("conduct")) {
      // Then everything was read where Wavegate is installed, whatever the targets.
      wave.set("conduct", CoreJson.tree(Conduct.USUAL));
      wave.put("readAt", "HUB");
    }
    if (wave.path("bake") instanceof ObjectNode bake) {
      map(bake, "byChange");
    }
    if (wave.path("rollback") instanceof ObjectNode rollback) {
      flag(rollback, "required");
      flag(rollback, "haltRollsBack");
      RollbackUpgrade.lever(rollback);
    }
    wave.path("tests").forEach(PolicyUpgrade::test);
    for (JsonNode rule : wave.path("traffic")) {
      if (rule instanceof ObjectNode counted && !counted.has("onDrop")) {
        counted.put("onDrop", "EXTEND");
      }
    }
    for (JsonNode window : wave.path("windows")) {
      if (window instanceof ObjectNode open) {
        list(open, "except");
      }
    }
  }

  /** Then a test was of one of two kinds, ran once and as the bake began. */
  private static void test(JsonNode node) {
    if (!(node instanceof ObjectNode test) || test.has("kind")) {
      return;
    }
    boolean http = test.path("is").asText().equals("HttpTest");
    ObjectNode kind = test.putObject("kind").put("is", http ? "Http" : "Lambda");
    List<String> members =
        http ? List.of("url", "expectStatus", "latencyAtMost") : List.of("function");
    members.forEach(member -> kind.set(member, test.remove(member)));
    ObjectNode terms = test.putObject("terms");
    terms.set("timeout", test.remove("timeout"));
    terms.set("required", test.remove("required"));
    terms.putObject("when").put("is", "AfterDeploy");
    terms.put("retries", 0);
    test.remove("is");
  }

  private static void list(ObjectNode node, String name) {
    if (!node.has(name)) {
      node.putArray(name);
    }
  }

  private static void map(ObjectNode node, String name) {
    if (!node.has(name)) {
      node.putObject(name);
    }
  }

  private static void flag(ObjectNode node, String name) {
    if (!node.has(name)) {
      node.put(name, false);
    }
  }
}
