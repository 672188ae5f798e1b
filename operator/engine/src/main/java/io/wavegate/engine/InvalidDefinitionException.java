package io.wavegate.engine;

import java.util.List;

/** A definition that cannot be loaded; AWS's error code for it is {@code InvalidDefinition}. */
public final class InvalidDefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  InvalidDefinitionException(String stateMachine, List<String> problems) {
    super("State machine '" + stateMachine + "': " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Every problem found, each a sentence that names its state. */
  public List<String> problems() {
    return problems;
  }
}
