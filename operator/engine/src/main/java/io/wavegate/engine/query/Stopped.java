package io.wavegate.engine.query;

/** An evaluation that one of our own functions or bounds ended, with the reason as its message. */
final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Stopped(String words) {
    super(words);
  }

  /** For a reason with a code of JSONata, {@code D3137: Invalid JSON}. */
  static Stopped because(String reason) {
    return new Stopped(". " + reason);
  }

  /** For a bound, whose words have no code; Step Functions sets a colon before them. */
  static Stopped atBound(String words) {
    return new Stopped(": " + words);
  }

  /** What follows "threw an error during evaluation". */
  String ending() {
    return String.valueOf(getMessage());
  }
}
