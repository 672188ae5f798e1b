package io.wavegate.standins.lambda;

import io.wavegate.standins.ServiceError;

/** Invokes functions by name or ARN, with or without an alias or version. */
public interface FunctionInvoker {

  /**
   * Invokes without waiting; a failing function is run up to two more times, after one and after
   * two minutes.
   *
   * @throws ServiceError ResourceNotFoundException for an unknown function
   */
  void invokeAsync(String function, String payload) throws ServiceError;

  /**
   * Invokes once and replies when the function has ended.
   *
   * @throws ServiceError ResourceNotFoundException for an unknown function
   */
  void invokeSync(String function, String payload, FunctionReply reply) throws ServiceError;
}
