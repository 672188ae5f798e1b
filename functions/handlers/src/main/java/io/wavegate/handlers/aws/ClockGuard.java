package io.wavegate.handlers.aws;

import io.wavegate.core.port.TimeSource;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Takes no answer of a service whose clock and this function's are apart: how long a bake was, and
 * what lies inside of a watched window, is judged by both. A request that is signed by a wrong
 * clock is no help, since the SDK corrects its signature and goes on. What is refused here is
 * unread, so that nothing is promoted on it (S1, S7).
 */
public final class ClockGuard implements ExecutionInterceptor {
  /** An answer is on its way for seconds, and its date has no fractions of one. */
  private static final Duration APART = Duration.ofSeconds(15);

  private final TimeSource time;

  /** Beside the clock that readings are dated by. */
  public ClockGuard(TimeSource time) {
    this.time = time;
  }

  /**
   * @throws SdkClientException if the clocks are apart
   */
  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    Instant here = time.now();
    context
        .httpResponse()
        .firstMatchingHeader("Date")
        .flatMap(ClockGuard::parsed)
        .filter(there -> Duration.between(there, here).abs().compareTo(APART) > 0)
        .ifPresent(
            there -> {
              throw SdkClientException.create(
                  "the function's clock says " + here + ", the service's " + there);
            });
  }

  private static Optional<Instant> parsed(String date) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
    } catch (DateTimeException e) {
      // Every AWS service sends one; what something in between made of it is no clock.
      return Optional.empty();
    }
  }
}
