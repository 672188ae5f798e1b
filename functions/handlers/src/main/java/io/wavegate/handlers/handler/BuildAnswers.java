package io.wavegate.handlers.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.validation.Revisions;
import io.wavegate.core.validation.TestKind;
import io.wavegate.handlers.validation.TestSaid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a build of CodeBuild came to, as Step Functions tells of it: {@code Build} with its members
 * in PascalCase. A build without that name around it is understood too.
 */
final class BuildAnswers {
  private static final Pattern REPORT =
      Pattern.compile(
          "arn:(?<partition>aws[a-z-]*):codebuild:(?<region>[a-z0-9-]+):(?<account>[0-9]{12})"
              + ":report/(?<group>[A-Za-z0-9_-]{1,200}):(?<id>[A-Za-z0-9-]{1,100})");

  private BuildAnswers() {}

  /**
   * Only a build that SUCCEEDED passes: one that was stopped or timed out does not, nor does one of
   * another revision where the policy asks for the release's.
   *
   * @param asked the release's revision
   */
  static TestSaid of(TestKind.CodeBuild kind, JsonNode result, String asked) {
    JsonNode build = result.has("Build") ? result.path("Build") : result;
    String status = build.path("BuildStatus").asText();
    boolean succeeded = status.equals("SUCCEEDED");
    List<String> lines = succeeded ? List.of() : messages(build.path("Phases"));
    Optional<String> foreign = kind.revision().flatMap(rule -> foreign(build, asked));
    String summary =
        "build %s of %s %s%s%s"
            .formatted(
                build.path("BuildNumber").asText(),
                build.path("ProjectName").asText(),
                succeeded
                    ? "succeeded"
                    : "ended " + (status.isEmpty() ? "without a status" : status),
                lines.isEmpty() ? "" : ": " + lines.getFirst(),
                succeeded ? foreign.orElse("") : "");
    boolean passed = succeeded && foreign.isEmpty();
    return new TestSaid(passed ? "passed" : "failed", summary, link(build), lines);
  }

  /** That it is not known to be of the revision that was asked for, as a person reads it. */
  private static Optional<String> foreign(JsonNode build, String asked) {
    String resolved = build.path("ResolvedSourceVersion").asText();
    return resolved.isEmpty()
        ? Optional.of(", but CodeBuild does not tell of which revision; asked was " + asked)
        : Revisions.other(resolved, asked).map(other -> ", but is of " + other);
  }

  /** The first test report that it made, else its log. */
  private static String link(JsonNode build) {
    JsonNode reports = build.path("ReportArns");
    // JSONata may make its only value of a list.
    return TestAnswers.https(
        report(reports.isArray() ? reports.path(0).asText() : reports.asText())
            .orElseGet(() -> build.path("Logs").path("DeepLink").asText()));
  }

  /** The report's page in the console; no page of AWS's names it, public tools link to it so. */
  private static Optional<String> report(String arn) {
    Matcher parts = REPORT.matcher(arn);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String region = parts.group("region");
    return Optional.of(
        "https://%s/codesuite/codebuild/%s/testReports/reports/%s/%s?region=%s"
            .formatted(
                Consoles.host(parts.group("partition"), region),
                parts.group("account"),
                parts.group("group"),
                parts.group("group") + "%3A" + parts.group("id"),
                region));
  }

  private static List<String> messages(JsonNode phases) {
    List<String> messages = new ArrayList<>();
    for (JsonNode phase : phases) {
      String status = phase.path("PhaseStatus").asText();
      if (!status.isEmpty() && !status.equals("SUCCEEDED")) {
        for (JsonNode context : phase.path("Contexts")) {
          String message = context.path("Message").asText();
          if (!message.isBlank()) {
            messages.add(message);
          }
        }
      }
    }
    return messages;
  }
}
