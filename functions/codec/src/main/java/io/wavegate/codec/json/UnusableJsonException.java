package io.wavegate.codec.json;

/** A JSON text, or a value in it, that cannot be used; the message says where and why. */
public final class UnusableJsonException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for people, which holds no secret. */
  public UnusableJsonException(String message) {
    super(message);
  }

  /** With a sentence for people and what made it necessary. */
  public UnusableJsonException(String message, Throwable cause) {
    super(message, cause);
  }
}
