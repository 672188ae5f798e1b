package io.wavegate.handlers.aws;

import io.wavegate.core.model.Reading;
import io.wavegate.core.port.Sent;
import io.wavegate.core.port.TimeSource;
import java.time.Instant;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns what the SDK throws into readings and results: an error is a fact, not an accident. */
final class Calls {
  private static final int SERVER_ERROR = 500;

  private final TimeSource time;

  Calls(TimeSource time) {
    this.time = time;
  }

  /** Reads; the time of the reading is the one before the call, so that it is never too young. */
  <T> Reading<T> read(Supplier<T> call) {
    Instant at = time.now();
    try {
      return new Reading.Read<>(call.get(), at);
    } catch (SdkException e) {
      return new Reading.Unread<>(said(e), at);
    }
  }

  /** Sends an effect once. */
  Sent send(Supplier<String> call) {
    try {
      return new Sent.Done(call.get());
    } catch (AwsServiceException e) {
      return e.statusCode() >= SERVER_ERROR
          ? new Sent.Unsure(said(e))
          : new Sent.Refused(code(e), message(e));
    } catch (SdkException e) {
      return new Sent.Unsure(said(e));
    }
  }

  private static String said(SdkException e) {
    return e instanceof AwsServiceException service
        ? code(service) + ": " + message(service)
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private static String code(AwsServiceException e) {
    var details = e.awsErrorDetails();
    return details == null || details.errorCode() == null
        ? e.getClass().getSimpleName()
        : details.errorCode();
  }

  private static String message(AwsServiceException e) {
    var details = e.awsErrorDetails();
    return details == null || details.errorMessage() == null
        ? "status " + e.statusCode()
        : details.errorMessage();
  }
}
