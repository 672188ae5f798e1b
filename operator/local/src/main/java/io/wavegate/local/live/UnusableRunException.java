package io.wavegate.local.live;

/** A run cannot begin or go on; the message says why, a line for each mistake. */
public final class UnusableRunException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableRunException(String message) {
    super(message);
  }
}
