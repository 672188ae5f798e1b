package io.wavegate.codec.yaml;

/** Ends the reading of a text that is not YAML as we take it. */
final class UnreadableYamlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Place at;

  UnreadableYamlException(Place at, String message) {
    super(message);
    this.at = at;
  }

  Problem in(String file) {
    return new Problem(file, at.line(), at.column(), String.valueOf(getMessage()));
  }
}
