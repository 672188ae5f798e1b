package io.wavegate.codec.yaml;

/**
 * A mistake in a file, where it stands.
 *
 * @param file the file's name
 * @param line 1 for the first
 * @param column 1 for the first character of the line
 * @param message what is wrong, with the value seen
 */
public record Problem(String file, int line, int column, String message) {
  /** {@code checkout.yaml:14:11: bake.for must be at least 1m, got 30s}. */
  public String said() {
    return file + ":" + line + ":" + column + ": " + message;
  }
}
