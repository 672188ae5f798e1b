package io.wavegate.handlers.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.handlers.validation.TestSaid;
import java.util.ArrayList;
import java.util.List;

/**
 * What a build of CodeBuild came to, as Step Functions tells of it: {@code Build} with its members
 * in PascalCase. A build without that name around it is understood too.
 */
final class BuildAnswers {
  private BuildAnswers() {}

  /** Only a build that SUCCEEDED passes: one that was stopped or timed out does not. */
  static TestSaid of(JsonNode result) {
    JsonNode build = result.has("Build") ? result.path("Build") : result;
    String status = build.path("BuildStatus").asText();
    boolean passed = status.equals("SUCCEEDED");
    List<String> lines = passed ? List.of() : messages(build.path("Phases"));
    String summary =
        "build %s of %s %s%s"
            .formatted(
                build.path("BuildNumber").asText(),
                build.path("ProjectName").asText(),
                passed ? "succeeded" : "ended " + (status.isEmpty() ? "without a status" : status),
                lines.isEmpty() ? "" : ": " + lines.getFirst());
    String link = TestAnswers.https(build.path("Logs").path("DeepLink").asText());
    return new TestSaid(passed ? "passed" : "failed", summary, link, lines);
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
