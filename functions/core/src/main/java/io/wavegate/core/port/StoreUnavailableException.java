package io.wavegate.core.port;

/** The store did not answer; what was asked of it may or may not have happened. */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the operation that failed, and its cause. */
  public StoreUnavailableException(String operation, Throwable cause) {
    super("the store did not answer " + operation + ": " + cause.getMessage(), cause);
  }
}
