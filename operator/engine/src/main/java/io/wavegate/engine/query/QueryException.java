package io.wavegate.engine.query;

import java.util.Optional;

/**
 * A field could not be evaluated; Step Functions' error for it is {@code
 * States.QueryEvaluationError}.
 */
public final class QueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * A failure of one field.
   *
   * @param field the field's place in its state, e.g. {@code Output/result}; empty for none
   * @param sentence what went wrong, in the words of Step Functions
   */
  public QueryException(String field, String sentence) {
    super(sentence);
    this.field = field;
  }

  /** The field's place in its state, e.g. {@code Output/result}. */
  public Optional<String> field() {
    return field.isEmpty() ? Optional.empty() : Optional.of(field);
  }

  /** What went wrong, without the words that name the state. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
