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

  /** Reads with a bearer secret, which services like to quote in their errors (S10). */
  <T> Reading<T> readWith(String secret, Supplier<T> call) {
    return switch (read(call)) {
      case Reading.Read<T> read -> read;
      case Reading.Unread<T> unread ->
          new Reading.Unread<>(without(secret, unread.why()), unread.at());
    };
  }

  /** Sends an effect once. */
  Sent send(Supplier<String> call) {
    return attempt(() -> new Sent.Done(call.get()));
  }

  /** The same where the answer itself says what came of it. */
  Sent attempt(Supplier<Sent> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      // A throttled call did not happen, but it was not answered either: it is to be sent again.
      return e.statusCode() >= SERVER_ERROR || e.isThrottlingException()
          ? new Sent.Unsure(said(e))
          : new Sent.Refused(code(e), message(e));
    } catch (SdkException e) {
      return new Sent.Unsure(said(e));
    }
  }

  /** Sends an effect with a bearer secret, which services like to quote in their errors (S10). */
  Sent sendWith(String secret, Supplier<String> call) {
    return switch (send(call)) {
      case Sent.Done done -> done;
      case Sent.Refused refused ->
          new Sent.Refused(refused.code(), without(secret, refused.message()));
      case Sent.Unsure unsure -> new Sent.Unsure(without(secret, unsure.why()));
    };
  }

  private static String without(String secret, String text) {
    return secret.isEmpty() ? text : text.replace(secret, "(secret)");
  }

  /** The error in one line. */
  static String said(SdkException e) {
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
