package io.wavegate.local.rehearsal;

/** A scenario, or the shipped application, cannot be played; the message says what is wrong. */
public final class UnplayableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnplayableException(String scenario, Exception cause) {
    super(said(scenario, String.valueOf(cause.getMessage())), cause);
  }

  UnplayableException(String scenario, String why) {
    super(said(scenario, why));
  }

  private static String said(String scenario, String why) {
    return "\"" + scenario + "\" cannot be played: " + why;
  }
}
