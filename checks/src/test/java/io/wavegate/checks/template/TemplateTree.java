package io.wavegate.checks.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.wavegate.checks.Repository;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * {@code template.yaml} as it is written, short forms ({@code !Ref}) taken as their plain value.
 *
 * @param root the document
 */
public record TemplateTree(JsonNode root) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The hub's. */
  public static TemplateTree read() {
    return read("template.yaml");
  }

  /** A template, by its path from the root. */
  public static TemplateTree read(String file) {
    var text = new StringReader(Repository.text(file));
    Node root = new Compose(LoadSettings.builder().build()).composeReader(text).orElseThrow();
    return new TemplateTree(tree(root));
  }

  private static JsonNode tree(Node node) {
    return switch (node) {
      case ScalarNode scalar -> TextNode.valueOf(scalar.getValue());
      case SequenceNode sequence -> {
        ArrayNode items = JSON.arrayNode();
        sequence.getValue().forEach(item -> items.add(tree(item)));
        yield items;
      }
      case MappingNode mapping -> {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
          object.set(tree(entry.getKeyNode()).asText(), tree(entry.getValueNode()));
        }
        yield object;
      }
      default -> throw new IllegalArgumentException("not read: " + node.getNodeType());
    };
  }

  /** A resource, whole. */
  public JsonNode resource(String logicalId) {
    return root.path("Resources").path(logicalId);
  }

  /** The properties of all resources of a type, by logical id, in the template's order. */
  public SequencedMap<String, JsonNode> resources(String type) {
    SequencedMap<String, JsonNode> found = new LinkedHashMap<>();
    root.path("Resources")
        .properties()
        .forEach(
            e -> {
              if (e.getValue().path("Type").asText().equals(type)) {
                found.put(e.getKey(), e.getValue().path("Properties"));
              }
            });
    return found;
  }
}
