package io.wavegate.engine.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.engine.query.Template;
import java.util.Optional;

/** Reads {@code Output}, {@code Assign}, {@code Next} and {@code End}. */
final class ExitParser {
  private ExitParser() {}

  static Exit exit(Fields fields) {
    return exit(fields, transition(fields));
  }

  static Exit exit(Fields fields, Transition transition) {
    JsonNode assign = fields.at("Assign");
    if (!assign.isMissingNode() && !assign.isObject()) {
      fields.problem("field '" + fields.path() + "Assign' must be an object, got " + assign);
    }
    if (assign.has("states")) {
      fields.problem("field '" + fields.path() + "Assign': 'states' is reserved");
    }
    Optional<Template> variables = fields.template("Assign");
    return new Exit(variables, fields.template("Output"), fields.path(), transition);
  }

  private static Transition transition(Fields fields) {
    boolean end = fields.at("End").asBoolean();
    if (end == fields.has("Next")) {
      fields.problem("needs either 'Next' or 'End': true");
      return new Transition.End();
    }
    String next = end ? null : fields.text("Next");
    return next == null ? new Transition.End() : new Transition.Next(next);
  }
}
