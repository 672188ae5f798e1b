package io.wavegate.checks.readme;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.checks.template.Asl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A state machine as a Mermaid flowchart: its top-level states, the words of its Choices on their
 * edges, errors and defaults dotted, the branches of a Parallel by their first states.
 */
final class FlowDiagram {
  private static final Pattern WORD = Pattern.compile("= '([A-Z_]+)'");

  private final JsonNode definition;
  private final List<String> lines = new ArrayList<>();

  private FlowDiagram(JsonNode definition) {
    this.definition = definition;
  }

  /** The diagram in its Markdown fence; ends with a line break. */
  static String of(Asl asl) {
    FlowDiagram diagram = new FlowDiagram(asl.root());
    diagram.draw();
    return "```mermaid\n" + String.join("\n", diagram.lines) + "\n```\n";
  }

  private SequencedMap<String, JsonNode> states() {
    SequencedMap<String, JsonNode> states = new LinkedHashMap<>();
    definition.path("States").properties().forEach(e -> states.put(e.getKey(), e.getValue()));
    return states;
  }

  private void draw() {
    lines.add("flowchart TD");
    lines.add("  Start((\" \")) --> " + id(definition.path("StartAt").asText()));
    states().forEach(this::node);
    states().forEach(this::onward);
    exceptional();
    lines.add("  classDef success fill:#d3f0dc,stroke:#1a7f37,color:#0b3d1c");
    lines.add("  classDef failure fill:#fbdcd9,stroke:#b42318,color:#5c120c");
    styled("Succeed", "success");
    styled("Fail", "failure");
  }

  private void node(String name, JsonNode state) {
    String id = id(name);
    switch (state.path("Type").asText()) {
      case "Task", "Pass" -> lines.add("  " + id + "[\"" + name + "\"]");
      case "Choice" -> lines.add("  " + id + "{\"" + name + "\"}");
      case "Wait" -> lines.add("  " + id + "([\"" + name + "\"])");
      case "Succeed", "Fail" -> lines.add("  " + id + "(((\"" + name + "\")))");
      case "Parallel" -> {
        lines.add("  subgraph " + id + "[\"" + name + "\"]");
        for (JsonNode branch : state.path("Branches")) {
          String first = branch.path("StartAt").asText();
          lines.add("    " + id(first) + "[\"" + first + "\"]");
        }
        lines.add("  end");
      }
      default -> throw new IllegalArgumentException(name + " is a " + state.path("Type"));
    }
  }

  private void onward(String name, JsonNode state) {
    if (state.has("Next")) {
      lines.add("  " + id(name) + " --> " + id(state.path("Next").asText()));
    }
    for (JsonNode choice : state.path("Choices")) {
      lines.add("  " + id(name) + " -->|" + word(choice) + "| " + id(choice.path("Next").asText()));
    }
  }

  private static String word(JsonNode choice) {
    Matcher matcher = WORD.matcher(choice.path("Condition").asText());
    if (!matcher.find()) {
      throw new IllegalArgumentException("compares no word: " + choice.path("Condition"));
    }
    return matcher.group(1);
  }

  /** What leads away from the ordinary, by where it leads and what it is called. */
  private void exceptional() {
    Map<String, SequencedSet<String>> sources = new LinkedHashMap<>();
    states()
        .forEach(
            (name, state) -> {
              for (JsonNode catcher : state.path("Catch")) {
                add(sources, label(catcher), catcher.path("Next").asText(), name);
              }
              if (state.has("Default")) {
                add(sources, "any other word", state.path("Default").asText(), name);
              }
            });
    sources.forEach(
        (edge, names) ->
            lines.add(
                "  "
                    + names.stream().map(FlowDiagram::id).collect(Collectors.joining(" & "))
                    + edge));
  }

  private static void add(
      Map<String, SequencedSet<String>> sources, String label, String target, String name) {
    sources
        .computeIfAbsent(" -.->|" + label + "| " + id(target), edge -> new LinkedHashSet<>())
        .add(name);
  }

  private static String label(JsonNode catcher) {
    String error = catcher.path("ErrorEquals").path(0).asText();
    return error.equals("States.ALL") ? "error" : error.substring(error.lastIndexOf('.') + 1);
  }

  private void styled(String type, String style) {
    String ids =
        states().entrySet().stream()
            .filter(e -> e.getValue().path("Type").asText().equals(type))
            .map(e -> id(e.getKey()))
            .collect(Collectors.joining(","));
    lines.add("  class " + ids + " " + style);
  }

  /** A Choice and a state may differ in the question mark only. */
  private static String id(String name) {
    return name.replace("?", "Asked").replaceAll("[^A-Za-z0-9]", "");
  }
}
