package io.wavegate.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Compiles templates and collects what is wrong with them. */
public final class TemplateCompiler {
  private static final String OPEN = "{%";
  private static final String CLOSE = "%}";

  private final BiConsumer<String, String> problems;

  /**
   * A compiler that reports instead of throwing.
   *
   * @param problems takes the field's place and what is wrong with it
   */
  public TemplateCompiler(BiConsumer<String, String> problems) {
    this.problems = problems;
  }

  /** Whether a text is marked as an expression. */
  public static boolean isExpression(String text) {
    return text.startsWith(OPEN) && text.endsWith(CLOSE) && text.length() >= 4;
  }

  /** The template of a value; a part that does not compile is reported and kept as it stands. */
  public Template compile(JsonNode value, String field) {
    Template template =
        switch (value.getNodeType()) {
          case STRING -> ofText(value, field);
          case OBJECT -> ofObject(value, field);
          case ARRAY -> ofArray(value, field);
          case BINARY, BOOLEAN, MISSING, NULL, NUMBER, POJO -> new Template.Literal(value);
        };
    return template;
  }

  private Template ofText(JsonNode value, String field) {
    String text = value.textValue();
    if (!isExpression(text)) {
      if (text.startsWith(OPEN) || text.endsWith(CLOSE)) {
        problems.accept(field, "an expression must start with '{%' and end with '%}': " + text);
      }
      return new Template.Literal(value);
    }
    try {
      String source = text.substring(2, text.length() - 2).trim();
      return new Template.Query(Expression.compile(source));
    } catch (IllegalArgumentException e) {
      problems.accept(field, "'" + text + "': " + e.getMessage());
      return new Template.Literal(value);
    }
  }

  private Template ofObject(JsonNode value, String field) {
    Map<String, Template> members = new LinkedHashMap<>();
    value
        .properties()
        .forEach(e -> members.put(e.getKey(), compile(e.getValue(), field + "/" + e.getKey())));
    return members.values().stream().allMatch(Template.Literal.class::isInstance)
        ? new Template.Literal(value)
        : new Template.Members(members);
  }

  private Template ofArray(JsonNode value, String field) {
    List<Template> items = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      items.add(compile(value.get(i), field + "[" + i + "]"));
    }
    return items.stream().allMatch(Template.Literal.class::isInstance)
        ? new Template.Literal(value)
        : new Template.Items(items);
  }
}
