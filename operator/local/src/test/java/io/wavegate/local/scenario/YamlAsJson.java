package io.wavegate.local.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.codec.yaml.LocatedYaml;
import io.wavegate.codec.yaml.ScalarKind;
import io.wavegate.codec.yaml.YamlDocument;
import io.wavegate.codec.yaml.YamlNode;
import java.nio.charset.StandardCharsets;

/** A YAML document as the JSON that an editor's schema sees. */
final class YamlAsJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private YamlAsJson() {}

  static JsonNode of(String yaml) {
    return switch (LocatedYaml.read("test", yaml.getBytes(StandardCharsets.UTF_8))) {
      case YamlDocument.Located located -> of(located.root());
      case YamlDocument.Unreadable unreadable -> throw new AssertionError(unreadable.problem());
    };
  }

  private static JsonNode of(YamlNode node) {
    return switch (node) {
      case YamlNode.Mapping mapping -> {
        ObjectNode object = NODES.objectNode();
        mapping.entries().forEach(entry -> object.set(entry.key().text(), of(entry.value())));
        yield object;
      }
      case YamlNode.Sequence sequence -> {
        ArrayNode array = NODES.arrayNode();
        sequence.items().forEach(item -> array.add(of(item)));
        yield array;
      }
      case YamlNode.Scalar scalar -> of(scalar);
    };
  }

  private static JsonNode of(YamlNode.Scalar scalar) {
    return switch (ScalarKind.of(scalar)) {
      case NULL -> NODES.nullNode();
      case BOOLEAN -> NODES.booleanNode(Boolean.parseBoolean(scalar.text()));
      case NUMBER ->
          scalar.text().matches("[0-9]+")
              ? NODES.numberNode(Long.parseLong(scalar.text()))
              : NODES.numberNode(Double.parseDouble(scalar.text()));
      case STRING -> NODES.textNode(scalar.text());
    };
  }
}
