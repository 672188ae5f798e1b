package io.wavegate.engine.asl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * States that belong together: a whole machine, a branch of a Parallel, the processor of a Map.
 *
 * @param startAt the first state
 * @param states all states by name, in the definition's order
 */
public record Flow(String startAt, Map<String, State> states) {
  /** Copies. */
  public Flow {
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
  }

  /** The state of that name; the parser has checked that every name used exists. */
  public State state(String name) {
    State state = states.get(name);
    if (state == null) {
      throw new IllegalArgumentException("no state '" + name + "', there are " + states.keySet());
    }
    return state;
  }
}
