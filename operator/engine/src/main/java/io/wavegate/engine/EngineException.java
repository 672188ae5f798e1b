package io.wavegate.engine;

/** A request that Step Functions refuses, with the error code of its API. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  EngineException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** The API's error code, e.g. {@code ExecutionAlreadyExists}, {@code TaskTimedOut}. */
  public String code() {
    return code;
  }
}
