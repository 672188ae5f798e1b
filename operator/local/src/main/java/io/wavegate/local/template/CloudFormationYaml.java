package io.wavegate.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.StringReader;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** YAML with CloudFormation's short forms: {@code !Ref X} is {@code {"Ref": "X"}}. */
final class CloudFormationYaml {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CloudFormationYaml() {}

  static JsonNode parse(String text) {
    Optional<Node> root =
        new Compose(LoadSettings.builder().build()).composeReader(new StringReader(text));
    return tree(root.orElseThrow(() -> new IllegalArgumentException("the template is empty")));
  }

  private static JsonNode tree(Node node) {
    String tag = node.getTag().getValue();
    JsonNode plain = plain(node);
    if (!tag.startsWith("!")) {
      return plain;
    }
    ObjectNode function = JSON.objectNode();
    String name = tag.substring(1);
    function.set(name.equals("Ref") ? name : "Fn::" + name, plain);
    return function;
  }

  private static JsonNode plain(Node node) {
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
          object.set(plain(entry.getKeyNode()).asText(), tree(entry.getValueNode()));
        }
        yield object;
      }
      default -> throw new IllegalArgumentException("not read: " + node.getNodeType());
    };
  }
}
