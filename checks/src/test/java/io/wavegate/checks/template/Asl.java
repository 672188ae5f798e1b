package io.wavegate.checks.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.checks.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A state machine's definition as it is written.
 *
 * @param file its path from the root
 * @param text the file's text
 * @param root the definition
 */
public record Asl(String file, String text, JsonNode root) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One state.
   *
   * @param file the definition's file
   * @param name its name
   * @param node the state
   * @param beside the states of the same flow, itself among them
   */
  public record State(String file, String name, JsonNode node, JsonNode beside) {
    /** Its type, such as {@code Task}. */
    public String type() {
      return node.path("Type").asText();
    }

    /** A state of the same flow. */
    public State sibling(String other) {
      return new State(file, other, beside.path(other), beside);
    }

    /** The logical name of the function that a task invokes. */
    Optional<String> function() {
      String name = node.at("/Arguments/FunctionName").asText();
      return name.endsWith("FunctionArn}")
          ? Optional.of(name.substring(2, name.length() - "Arn}".length()))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return file + ": " + name;
    }
  }

  /** The definitions of gates and rollbacks. */
  static List<Asl> all() {
    return named("wave-gate", "rollback");
  }

  /** The definitions that stand between Wavegate and what it rolls back. */
  static List<Asl> levers() {
    return named("lever-look", "lever-pull");
  }

  private static List<Asl> named(String... names) {
    return Stream.of(names).map(name -> read("statemachines/" + name + ".asl.json")).toList();
  }

  /** One definition, by its path from the root. */
  public static Asl read(String file) {
    String text = Repository.text(file);
    try {
      return new Asl(file, text, JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /** All states, those of branches and iterations behind the state that holds them. */
  public List<State> states() {
    List<State> found = new ArrayList<>();
    collect(root, found);
    return found;
  }

  static List<State> everyState() {
    return all().stream().flatMap(asl -> asl.states().stream()).toList();
  }

  static List<State> every(String type) {
    return everyState().stream().filter(state -> state.type().equals(type)).toList();
  }

  private void collect(JsonNode flow, List<State> found) {
    JsonNode states = flow.path("States");
    for (var entry : states.properties()) {
      JsonNode node = entry.getValue();
      found.add(new State(file, entry.getKey(), node, states));
      node.path("Branches").forEach(branch -> collect(branch, found));
      if (node.has("ItemProcessor")) {
        collect(node.path("ItemProcessor"), found);
      }
    }
  }
}
