package io.wavegate.engine.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the states of a machine, a branch or a processor. */
final class FlowParser {
  private static final int MAX_NAME = 80;

  private final String machineLanguage;
  private final List<String> problems;
  private final Set<String> names = new LinkedHashSet<>();

  FlowParser(String machineLanguage, List<String> problems) {
    this.machineLanguage = machineLanguage;
    this.problems = problems;
  }

  Optional<Flow> parse(JsonNode node, String owner) {
    Fields fields = new Fields(node, owner, "", problems);
    String startAt = fields.text("StartAt");
    JsonNode states = fields.at("States");
    if (!states.isObject() || states.isEmpty()) {
      fields.problem("'States' must have at least one state");
      return Optional.empty();
    }
    int before = problems.size();
    Map<String, State> parsed = new LinkedHashMap<>();
    states
        .properties()
        .forEach(e -> state(e.getKey(), e.getValue()).ifPresent(s -> parsed.put(e.getKey(), s)));
    if (startAt == null || problems.size() > before) {
      return Optional.empty();
    }
    Flow flow = new Flow(startAt, parsed);
    FlowChecker.check(flow, fields);
    return Optional.of(flow);
  }

  private Optional<State> state(String name, JsonNode node) {
    Fields fields = new Fields(node, "State '" + name + "'", "", problems);
    if (name.isEmpty() || name.length() > MAX_NAME) {
      fields.problem("a name has 1 to " + MAX_NAME + " characters, got " + name.length());
    }
    if (!names.add(name)) {
      fields.problem("there is another state of this name in the machine");
    }
    String language = fields.at("QueryLanguage").asText(machineLanguage);
    if (!language.equals("JSONata")) {
      fields.problem(
          "is a "
              + language
              + " state; only JSONata is supported (\"QueryLanguage\": \"JSONata\")");
      return Optional.empty();
    }
    return Optional.ofNullable(new StateParser(this, name, fields).parse());
  }
}
