package io.wavegate.standins.http;

import io.wavegate.standins.ServiceError;
import java.io.IOException;

/**
 * Stands around every call of the client. Whoever runs the world parks the calling thread here and
 * injects faults: code before {@link Proceed#run()} delays the call, an {@link IOException} after
 * it loses the reply of a call that was carried out, a {@link ServiceError} is answered in the
 * call's own protocol.
 */
@FunctionalInterface
public interface CallInterceptor {

  /** Lets every call through at once. */
  CallInterceptor NONE = (call, proceed) -> proceed.run();

  /**
   * Carries out a call, or does not.
   *
   * @throws IOException to break the connection
   * @throws ServiceError to answer with an error; for a {@link SiteCall} an empty answer with the
   *     error's status
   */
  HttpAnswer around(Call call, Proceed proceed) throws IOException, ServiceError;

  /** Carries the call out; an error that the service answers is an answer, not an exception. */
  @FunctionalInterface
  interface Proceed {
    HttpAnswer run() throws IOException;
  }
}
