package io.wavegate.cli;

/** What a person gave cannot be used; the message says what and where. */
final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadInputException(String message) {
    super(message);
  }
}
