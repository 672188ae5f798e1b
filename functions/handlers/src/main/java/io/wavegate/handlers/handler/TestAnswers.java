package io.wavegate.handlers.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.model.Checks;
import io.wavegate.core.validation.TestKind;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.handlers.flow.TestSaid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run of a test said, by its kind. A test function answers {@code {"status": "passed" |
 * "failed", "summary": text, "link"?: an https URL, "lines"?: [text]}}; anything else fails.
 */
final class TestAnswers {
  private static final int LONGEST_LINK = 2_000;
  private static final int MOST_LINES = 100;

  private TestAnswers() {}

  /**
   * @param outcome what the state machine hands over: {@code test}, and {@code result} or {@code
   *     error} and {@code cause}
   */
  static TestSaid of(TestSpec test, JsonNode outcome) {
    if (outcome.hasNonNull("error")) {
      return failed(test, outcome);
    }
    JsonNode result = outcome.path("result");
    JsonNode context = outcome.path("test").path("context");
    return switch (test.kind()) {
      case TestKind.Lambda lambda -> said(result, context, false);
      case TestKind.Http http -> said(result, context, false);
      case TestKind.Metric metric -> said(result, context, true);
      // The answer is in the store; what came with the token only woke the machine.
      case TestKind.Callback callback -> TestSaid.failed("no answer is kept");
      case TestKind.CodeBuild build -> TestSaid.failed("codebuild tests are not read yet");
      case TestKind.StateMachine machine -> TestSaid.failed("nested tests are not read yet");
      case TestKind.Synthetics synthetics -> TestSaid.failed("canaries are not read yet");
    };
  }

  /** The error and its cause, as a person reads it. */
  static String error(JsonNode outcome) {
    return outcome.path("error").asText() + ": " + outcome.path("cause").asText();
  }

  private static TestSaid failed(TestSpec test, JsonNode outcome) {
    // Where nobody need give a sign of life, that clock runs as long as the other.
    boolean signs = test.kind() instanceof TestKind.Callback asked && asked.heartbeat().isPresent();
    return switch (outcome.path("error").asText()) {
      case "States.Timeout" -> TestSaid.failed("no answer in time");
      case "States.HeartbeatTimeout" ->
          TestSaid.failed(signs ? "no sign of life in time" : "no answer in time");
      default -> TestSaid.failed(error(outcome));
    };
  }

  private static TestSaid said(JsonNode result, JsonNode context, boolean mayWait) {
    Optional<String> foreign = foreign(result, context);
    if (foreign.isPresent()) {
      return TestSaid.failed(foreign.get());
    }
    String status = result.path("status").asText();
    return status.equals("passed")
            || status.equals("failed")
            || (mayWait && List.of("pending", "unread").contains(status))
        ? new TestSaid(status, result.path("summary").asText(), link(result), lines(result))
        : TestSaid.failed(
            "the answer has no status \"passed\" or \"failed\", but " + shown(status));
  }

  /** A result counts only for the revision and the run that asked. */
  private static Optional<String> foreign(JsonNode result, JsonNode context) {
    for (String name : List.of("revision", "execution", "test")) {
      String answered = result.path(name).asText();
      String asked = context.path(name).asText();
      if (!answered.isEmpty() && !answered.equals(asked)) {
        return Optional.of(
            "the answer is for %s %s, asked was %s"
                .formatted(name, Checks.shown(answered), Checks.shown(asked)));
      }
    }
    return Optional.empty();
  }

  /** A link that is no https URL is no link: it is shown on pages. */
  static String link(JsonNode result) {
    String link = result.path("link").asText();
    return link.length() <= LONGEST_LINK && link.matches("https://[!-~]{1,2000}") ? link : "";
  }

  private static List<String> lines(JsonNode result) {
    List<String> lines = new ArrayList<>();
    for (JsonNode line : result.path("lines")) {
      if (lines.size() < MOST_LINES) {
        lines.add(line.asText());
      }
    }
    return lines;
  }

  private static String shown(String status) {
    return status.isEmpty() ? "none" : "\"" + Checks.shown(status) + "\"";
  }
}
