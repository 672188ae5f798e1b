package io.wavegate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.query.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One execution recorded on AWS. */
record Recording(String name, JsonNode document) {

  static List<Recording> resource(String name) {
    try (InputStream in = Recording.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no test resource " + name);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Recording> file(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Recording> parse(String text) {
    List<Recording> recordings = new ArrayList<>();
    for (JsonNode node : Json.parse(text)) {
      recordings.add(new Recording(node.path("name").asText(), node));
    }
    return recordings;
  }

  String definition() {
    return Json.text(document.path("definition"));
  }

  JsonNode input() {
    return document.path("input");
  }

  /** The events as recorded; inside a Parallel they are sorted and have no ids. */
  List<JsonNode> history() {
    List<JsonNode> events = new ArrayList<>();
    document.path("history").forEach(events::add);
    return events;
  }

  JsonNode last() {
    List<JsonNode> events = history();
    return events.get(events.size() - 1);
  }

  /** The event's details, whatever member they stand under; missing if it has none. */
  static JsonNode details(JsonNode event) {
    for (var member : event.properties()) {
      if (member.getKey().endsWith("EventDetails")) {
        return member.getValue();
      }
    }
    return event.path("none");
  }

  /** Whether the event is one of those that were sorted, with its ids taken away. */
  static boolean unordered(JsonNode event) {
    return event.path("id").isArray();
  }

  @Override
  public String toString() {
    return name;
  }
}
