package io.wavegate.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A JSON value in which strings of the form <code>{% ... %}</code> are expressions. */
public sealed interface Template {

  /**
   * The value with its expressions evaluated.
   *
   * @param field the place of this template in its state, e.g. {@code Arguments}
   * @throws QueryException if an expression fails
   */
  JsonNode evaluate(Bindings bindings, String field);

  /** A value without expressions. */
  record Literal(JsonNode value) implements Template {
    @Override
    public JsonNode evaluate(Bindings bindings, String field) {
      return value;
    }
  }

  /** One expression. */
  record Query(Expression expression) implements Template {
    @Override
    public JsonNode evaluate(Bindings bindings, String field) {
      return expression.evaluate(bindings, field);
    }
  }

  /** An object with expressions in it, members in their order. */
  record Members(Map<String, Template> members) implements Template {
    @Override
    public JsonNode evaluate(Bindings bindings, String field) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      members.forEach((name, t) -> object.set(name, t.evaluate(bindings, field + "/" + name)));
      return object;
    }
  }

  /** An array with expressions in it. */
  record Items(List<Template> items) implements Template {
    @Override
    public JsonNode evaluate(Bindings bindings, String field) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(items.size());
      for (int i = 0; i < items.size(); i++) {
        array.add(items.get(i).evaluate(bindings, field + "[" + i + "]"));
      }
      return array;
    }
  }
}
