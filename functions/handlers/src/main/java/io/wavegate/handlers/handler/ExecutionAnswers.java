package io.wavegate.handlers.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.handlers.validation.TestSaid;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an execution of a team's own state machine came to, as Step Functions tells of it. */
final class ExecutionAnswers {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:(aws|aws-cn|aws-us-gov):states:([a-z0-9-]{1,40}):[0-9]{12}:execution:"
              + "[A-Za-z0-9_-]{1,80}:([A-Za-z0-9_.-]{1,80})");

  private ExecutionAnswers() {}

  /**
   * One that succeeded. It passes, unless its output is of another release or says {@code "status":
   * "failed"}.
   */
  static TestSaid of(JsonNode result, JsonNode context) {
    JsonNode output = result.path("Output");
    String arn = result.path("ExecutionArn").asText();
    Optional<String> foreign = TestAnswers.foreign(output, context);
    if (foreign.isPresent()) {
      return new TestSaid("failed", foreign.get(), link(arn), List.of());
    }
    boolean passed = !output.path("status").asText().equals("failed");
    String summary = output.path("summary").asText();
    String own = TestAnswers.link(output);
    return new TestSaid(
        passed ? "passed" : "failed",
        summary.isEmpty()
            ? "execution " + name(arn) + (passed ? " succeeded" : " says that it failed")
            : summary,
        own.isEmpty() ? link(arn) : own,
        TestAnswers.lines(output));
  }

  /** One that did not succeed: what DescribeExecution says of it. */
  static TestSaid failed(JsonNode execution) {
    String arn = execution.path("ExecutionArn").asText();
    String error = execution.path("Error").asText();
    String cause = execution.path("Cause").asText();
    String why = error + (error.isEmpty() || cause.isEmpty() ? "" : ": ") + cause;
    String summary =
        "execution %s ended %s%s"
            .formatted(
                name(arn), execution.path("Status").asText(), why.isEmpty() ? "" : ": " + why);
    return new TestSaid("failed", summary, link(arn), cause.isEmpty() ? List.of() : List.of(cause));
  }

  private static String name(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  /** Its page in the console; empty for what is no such ARN. */
  private static String link(String arn) {
    Matcher parts = ARN.matcher(arn);
    if (!parts.matches()) {
      return "";
    }
    String region = parts.group(2);
    String domain = Consoles.host(parts.group(1), region);
    return "https://%s/states/home?region=%s#/v2/executions/details/%s"
        .formatted(domain, region, arn);
  }
}
