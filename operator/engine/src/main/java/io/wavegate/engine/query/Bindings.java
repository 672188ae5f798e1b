package io.wavegate.engine.query;

import com.dashjoin.jsonata.Jsonata.Frame;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the expressions of one state see: variables, and where time and randomness come from. */
public final class Bindings {
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final StatesFunctions functions;

  /**
   * Bindings for any number of evaluations.
   *
   * @param variables values by name without the dollar sign; {@code states} is the reserved one
   * @param host time, randomness, ids
   */
  public Bindings(Map<String, JsonNode> variables, QueryHost host) {
    this.functions = new StatesFunctions(host);
    variables.forEach((name, value) -> values.put(name, Json.toJava(value)));
  }

  void bind(Frame frame) {
    functions.bind(frame);
    values.forEach(frame::bind);
  }
}
