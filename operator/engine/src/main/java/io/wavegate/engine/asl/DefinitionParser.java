package io.wavegate.engine.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.query.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a state machine definition. */
public final class DefinitionParser {
  private static final List<String> KNOWN =
      List.of("Comment", "StartAt", "States", "Version", "TimeoutSeconds", "QueryLanguage");

  private final List<String> problems = new ArrayList<>();

  /** What is wrong with the definition; each sentence names its state. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The definition, or nothing if there are problems. */
  public Optional<Definition> parse(String text) {
    JsonNode root;
    try {
      root = Json.parse(text);
    } catch (IllegalArgumentException e) {
      problems.add("is not JSON: " + e.getMessage());
      return Optional.empty();
    }
    Fields fields = new Fields(root, "Definition", "", problems);
    fields.onlyKnown(KNOWN);
    OptionalLong timeout =
        fields.has("TimeoutSeconds")
            ? OptionalLong.of(fields.integer("TimeoutSeconds", 1, 1))
            : OptionalLong.empty();
    String language = root.path("QueryLanguage").asText("JSONPath");
    Optional<Flow> flow = new FlowParser(language, problems).parse(root, "Definition");
    return problems.isEmpty() ? flow.map(f -> new Definition(f, timeout)) : Optional.empty();
  }
}
