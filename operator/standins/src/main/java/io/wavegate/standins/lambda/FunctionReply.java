package io.wavegate.standins.lambda;

/** How an invocation ended; to be told once, at any time. */
public interface FunctionReply {

  /** The function returned a JSON document. */
  void succeed(String json);

  /**
   * The function threw.
   *
   * @param errorType the class name of the exception, as Lambda reports it
   */
  void fail(String errorType, String message);
}
