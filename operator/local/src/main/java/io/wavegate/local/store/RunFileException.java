package io.wavegate.local.store;

/** A run's file cannot be used; the message says which and why, in one sentence. */
public final class RunFileException extends Exception {
  private static final long serialVersionUID = 1L;

  RunFileException(String message, Exception cause) {
    super(message, cause);
  }

  RunFileException(String message) {
    super(message);
  }
}
