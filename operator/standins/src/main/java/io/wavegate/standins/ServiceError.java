package io.wavegate.standins;

/** An error answered by a service, with the code that its API reference lists. */
public final class ServiceError extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final int httpStatus;

  /**
   * An error with its HTTP status.
   *
   * @param code as the service spells it on the wire, for example {@code ValidationException}
   */
  public ServiceError(String code, int httpStatus, String message) {
    super(message, null, false, false);
    this.code = code;
    this.httpStatus = httpStatus;
  }

  /** An error with HTTP status 400, as most are. */
  public static ServiceError badRequest(String code, String message) {
    return new ServiceError(code, 400, message);
  }

  /** The refusal of a caller that is too fast. */
  public static ServiceError throttled() {
    return badRequest("ThrottlingException", "Rate exceeded");
  }

  /** The code on the wire. */
  public String code() {
    return code;
  }

  /** The HTTP status that goes with it. */
  public int httpStatus() {
    return httpStatus;
  }

  /** The message, never null. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
