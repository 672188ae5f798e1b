package io.wavegate.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The recorded events of the real services. */
public final class Samples {
  private Samples() {}

  /** The documents whose name starts like this. */
  public static List<JsonNode> named(String prefix) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode sample : all()) {
      if (sample.path("name").asText().startsWith(prefix)) {
        found.add(sample.path("document"));
      }
    }
    return found;
  }

  /** The events of one detail type, in the form in which EventBridge sends them. */
  public static List<JsonNode> events(String detailType) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode sample : all()) {
      if (sample.path("document").path("detail-type").asText().equals(detailType)) {
        found.add(sample.path("document"));
      }
    }
    return found;
  }

  /** Every path of member names in a document; list items share one path, maps by name too. */
  public static Set<String> paths(JsonNode node) {
    Set<String> paths = new TreeSet<>();
    collect("", node, paths);
    return paths;
  }

  /** The paths that any of these documents has. */
  public static Set<String> anyPaths(List<JsonNode> nodes) {
    Set<String> paths = new TreeSet<>();
    nodes.forEach(node -> paths.addAll(paths(node)));
    return paths;
  }

  /** The paths that all of these documents have. */
  public static Set<String> commonPaths(List<JsonNode> nodes) {
    Set<String> paths = new LinkedHashSet<>(paths(nodes.getFirst()));
    nodes.forEach(node -> paths.retainAll(paths(node)));
    return paths;
  }

  private static void collect(String path, JsonNode node, Set<String> paths) {
    if (!path.isEmpty()) {
      paths.add(path);
    }
    node.properties().forEach(m -> collect(path + "/" + m.getKey(), m.getValue(), paths));
    if (node.isArray()) {
      node.forEach(item -> collect(path + "[]", item, paths));
    }
  }

  private static JsonNode all() {
    try (InputStream in = Samples.class.getResourceAsStream("events.json")) {
      if (in == null) {
        throw new IllegalStateException("missing events.json");
      }
      return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
