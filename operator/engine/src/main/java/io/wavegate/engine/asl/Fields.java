package io.wavegate.engine.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.query.Template;
import io.wavegate.engine.query.TemplateCompiler;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one JSON object of a definition and reports what is wrong with them. */
final class Fields {
  private final JsonNode object;
  private final String owner;
  private final String path;
  private final List<String> problems;

  /**
   * The fields of one object.
   *
   * @param owner whom messages speak of, e.g. {@code State 'Bake'}
   * @param path where the object stands in its owner: empty, or e.g. {@code Catch[0]/}
   */
  Fields(JsonNode object, String owner, String path, List<String> problems) {
    this.object = object;
    this.owner = owner;
    this.path = path;
    this.problems = problems;
  }

  void problem(String text) {
    problems.add(owner + ": " + text);
  }

  String path() {
    return path;
  }

  Fields inside(JsonNode child, String childPath) {
    return new Fields(child, owner, path + childPath, problems);
  }

  boolean has(String name) {
    return object.has(name);
  }

  JsonNode at(String name) {
    return object.path(name);
  }

  Optional<Template> template(String name) {
    if (!object.has(name)) {
      return Optional.empty();
    }
    TemplateCompiler compiler =
        new TemplateCompiler((field, what) -> problem("field '" + field + "': " + what));
    return Optional.of(compiler.compile(object.get(name), path + name));
  }

  @Nullable String text(String name) {
    JsonNode value = object.get(name);
    if (value != null && value.isTextual()) {
      return value.textValue();
    }
    problem(
        value == null
            ? "field '" + path + name + "' is missing"
            : "field '" + path + name + "' must be a string, got " + value);
    return null;
  }

  /** The elements of an array field; none, with a problem reported, if it is something else. */
  Iterable<JsonNode> array(String name) {
    JsonNode value = object.path(name);
    if (!value.isArray() && !value.isMissingNode()) {
      problem("field '" + path + name + "' must be an array, got " + value);
      return List.of();
    }
    return value;
  }

  int integer(String name, int least, int otherwise) {
    JsonNode value = object.get(name);
    if (value == null) {
      return otherwise;
    }
    if (value.canConvertToInt() && value.isIntegralNumber() && value.intValue() >= least) {
      return value.intValue();
    }
    problem(
        "field '" + path + name + "' must be an integer of at least " + least + ", got " + value);
    return otherwise;
  }

  void onlyKnown(List<String> known) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                problem("field '" + path + name + "' is not supported here");
              }
            });
  }
}
