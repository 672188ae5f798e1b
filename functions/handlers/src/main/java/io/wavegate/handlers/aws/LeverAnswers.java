package io.wavegate.handlers.aws;

import io.wavegate.codec.LeverJson;
import io.wavegate.core.lever.LeverFacts;
import io.wavegate.core.lever.StageArtefacts;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.Lever;
import io.wavegate.core.port.Sent;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

/**
 * What the end of an execution of the lever machines means. Only what a service itself refused is a
 * refusal; an answer that did not come, a throttled call and everything unknown is not.
 */
final class LeverAnswers {
  private static final Pattern STATUS = Pattern.compile("Status Code: ([0-9]{3})\\b");
  private static final int TOO_MANY = 429;

  /** The machine's own word: nothing was called. */
  private static final String UNKNOWN = "Wavegate.UnknownLever";

  private static final Set<String> THROTTLED =
      Set.of(
          "ThrottlingException",
          "ThrottledException",
          "TooManyRequestsException",
          "RequestLimitExceededException",
          "LimitExceededException");

  private LeverAnswers() {}

  /** What a look found. */
  static Reading<LeverFacts> facts(Lever lever, StartSyncExecutionResponse ended, Instant at) {
    return read(ended, at, output -> LeverJson.facts(lever, output));
  }

  /** What a look at artefacts found. */
  static Reading<StageArtefacts> artefacts(StartSyncExecutionResponse ended, Instant at) {
    return read(ended, at, LeverJson::artefacts);
  }

  private static <T> Reading<T> read(
      StartSyncExecutionResponse ended, Instant at, Function<String, T> form) {
    if (ended.status() != SyncExecutionStatus.SUCCEEDED) {
      return new Unread<>("lever-look: " + said(ended), at);
    }
    try {
      return new Read<>(form.apply(text(ended.output())), at);
    } catch (IllegalArgumentException e) {
      return new Unread<>("lever-look answered what cannot be used: " + e.getMessage(), at);
    }
  }

  /** What came of an order. */
  static Sent sent(StartSyncExecutionResponse ended) {
    if (ended.status() == SyncExecutionStatus.SUCCEEDED) {
      return new Sent.Done(detail(text(ended.output())));
    }
    String error = text(ended.error());
    String cause = text(ended.cause());
    if (ended.status() == SyncExecutionStatus.FAILED && isRefusal(error, cause)) {
      return new Sent.Refused(code(error), LeverJson.words(cause));
    }
    return new Sent.Unsure("lever-pull: " + said(ended));
  }

  /** The order was carried out, whatever the answer says of it. */
  private static String detail(String output) {
    try {
      return LeverJson.said(output);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static boolean isRefusal(String error, String cause) {
    if (error.equals(UNKNOWN)) {
      return true;
    }
    Matcher status = STATUS.matcher(cause);
    if (!error.endsWith("Exception") || error.startsWith("States.") || !status.find()) {
      return false;
    }
    int number = Integer.parseInt(status.group(1));
    return number / 100 == 4 && number != TOO_MANY && !isThrottled(code(error), cause);
  }

  /** Some services say so in words alone. */
  private static boolean isThrottled(String code, String cause) {
    return THROTTLED.contains(code)
        || cause.startsWith("Rate exceeded")
        || cause.startsWith("Throttling");
  }

  /** {@code Ecs.ClientException} without its service, as that service says it itself. */
  private static String code(String error) {
    return error.equals(UNKNOWN) ? error : error.substring(error.lastIndexOf('.') + 1);
  }

  private static String said(StartSyncExecutionResponse ended) {
    String error = text(ended.error());
    return error.isEmpty()
        ? "the execution ended " + ended.statusAsString()
        : error + ": " + LeverJson.words(text(ended.cause()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
