package io.wavegate.core.port;

/** What came of sending an effect. */
public sealed interface Sent {
  /**
   * It happened.
   *
   * @param detail what the service answered, empty if nothing of use
   */
  record Done(String detail) implements Sent {}

  /**
   * The service said no: it did not happen.
   *
   * @param code the service's error code
   * @param message the service's words
   */
  record Refused(String code, String message) implements Sent {}

  /**
   * Nobody knows whether it happened: no answer, or an error on the way.
   *
   * @param why the error
   */
  record Unsure(String why) implements Sent {}
}
