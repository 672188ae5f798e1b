package io.wavegate.engine.query;

/** An evaluation that one of our own functions or bounds ended, with the reason as its message. */
final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Stopped(String reason) {
    super(reason);
  }
}
