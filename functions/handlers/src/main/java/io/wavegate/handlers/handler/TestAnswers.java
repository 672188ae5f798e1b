package io.wavegate.handlers.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.core.model.Checks;
import io.wavegate.core.validation.Revisions;
import io.wavegate.core.validation.TestKind;
import io.wavegate.core.validation.TestSpec;
import io.wavegate.handlers.kit.Causes;
import io.wavegate.handlers.validation.TestSaid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a run of a test said, by its kind. A test function answers {@code {"status": "passed" |
 * "failed", "summary": text, "link"?: an https URL, "lines"?: [text]}}; anything else fails.
 */
final class TestAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_LINK = 2_000;
  private static final int MOST_LINES = 100;

  private TestAnswers() {}

  /**
   * @param outcome what the state machine hands over: {@code test}, and {@code result} or {@code
   *     error} and {@code cause}
   * @param deployed asks when the wave's deployment ended
   */
  static TestSaid of(TestSpec test, JsonNode outcome, Supplier<Optional<Instant>> deployed) {
    if (outcome.hasNonNull("error")) {
      return failed(test, outcome);
    }
    JsonNode result = outcome.path("result");
    JsonNode context = outcome.path("test").path("context");
    return switch (test.kind()) {
      case TestKind.Lambda lambda -> said(result, context, false);
      case TestKind.Http http -> said(result, context, false);
      case TestKind.Metric metric -> said(result, context, true);
      case TestKind.Redeploy redeploy -> said(result, context, true);
      // The answer is in the store; what came with the token only woke the machine.
      case TestKind.Callback callback -> TestSaid.failed("no answer is kept");
      case TestKind.CodeBuild build -> BuildAnswers.of(build, result, asked(context));
      case TestKind.StateMachine machine -> ExecutionAnswers.of(result, context);
      case TestKind.Synthetics canary when canary.isDryRun() ->
          CanaryAnswers.ofDryRun(result, outcome.path("test").path("dryRun").asText());
      case TestKind.Synthetics canary -> CanaryAnswers.of(result, deployed.get(), canary.runs());
    };
  }

  /**
   * Why a test was not run at all, for all that its run said; only our own probes can say so, and a
   * team's answer with that word is a failure. Nor was a build run of a revision that nobody knows.
   */
  static Optional<String> notRun(TestSpec test, JsonNode outcome) {
    JsonNode result = outcome.path("result");
    if (test.kind() instanceof TestKind.CodeBuild build
        && build.revision().isPresent()
        && asked(outcome.path("test").path("context")).isEmpty()) {
      return Optional.of("CodePipeline tells no revision of the release to build");
    }
    boolean ours = test.kind() instanceof TestKind.Http || test.kind() instanceof TestKind.Redeploy;
    return ours && result.path("status").asText().equals("not-run")
        ? Optional.of(result.path("summary").asText())
        : Optional.empty();
  }

  private static String asked(JsonNode context) {
    return context.path("revision").asText();
  }

  /** The error and its cause, as a person reads it. */
  static String error(JsonNode outcome) {
    String cause = Causes.plain(outcome.path("cause").asText());
    return outcome.path("error").asText() + ": " + cause;
  }

  private static TestSaid failed(TestSpec test, JsonNode outcome) {
    // Where nobody need give a sign of life, that clock runs as long as the other.
    boolean signs = test.kind() instanceof TestKind.Callback asked && asked.heartbeat().isPresent();
    return switch (outcome.path("error").asText()) {
      case "States.Timeout" -> TestSaid.failed("no answer in time");
      case "States.HeartbeatTimeout" ->
          TestSaid.failed(signs ? "no sign of life in time" : "no answer in time");
      case "States.TaskFailed" ->
          job(test, outcome.path("cause").asText(), outcome.path("test").path("context"))
              .orElseGet(() -> TestSaid.failed(error(outcome)));
      default -> TestSaid.failed(error(outcome));
    };
  }

  /** A job that was waited for and failed is told whole, as the cause of the error. */
  private static Optional<TestSaid> job(TestSpec test, String cause, JsonNode context) {
    JsonNode job;
    try {
      job = JSON.readTree(cause);
    } catch (JsonProcessingException cutShort) {
      return Optional.empty();
    }
    return switch (test.kind()) {
      case TestKind.CodeBuild build when job.has("Build") || job.has("BuildStatus") ->
          Optional.of(BuildAnswers.of(build, job, asked(context)));
      case TestKind.StateMachine machine when job.has("ExecutionArn") ->
          Optional.of(ExecutionAnswers.failed(job));
      case TestKind.CodeBuild build -> Optional.empty();
      case TestKind.StateMachine machine -> Optional.empty();
      case TestKind.Lambda lambda -> Optional.empty();
      case TestKind.Http http -> Optional.empty();
      case TestKind.Metric metric -> Optional.empty();
      case TestKind.Redeploy redeploy -> Optional.empty();
      case TestKind.Callback callback -> Optional.empty();
      case TestKind.Synthetics synthetics -> Optional.empty();
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
  static Optional<String> foreign(JsonNode result, JsonNode context) {
    for (String name : List.of("revision", "execution", "test")) {
      String answered = result.path(name).asText();
      String asked = context.path(name).asText();
      boolean same =
          name.equals("revision") ? Revisions.isSame(answered, asked) : answered.equals(asked);
      if (!answered.isEmpty() && !same) {
        return Optional.of(
            "the answer is for %s %s, asked was %s"
                .formatted(name, Checks.shown(answered), Checks.shown(asked)));
      }
    }
    return Optional.empty();
  }

  /** A link that is no https URL is no link: it is shown on pages. */
  static String link(JsonNode result) {
    return https(result.path("link").asText());
  }

  static String https(String link) {
    return link.length() <= LONGEST_LINK && link.matches("https://[!-~]{1,2000}") ? link : "";
  }

  /** What it left, as far as it is read. */
  static List<String> lines(JsonNode result) {
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
