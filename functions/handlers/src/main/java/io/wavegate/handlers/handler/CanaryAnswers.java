package io.wavegate.handlers.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.core.validation.CanaryRuns;
import io.wavegate.core.validation.CanaryRuns.Found;
import io.wavegate.core.validation.CanaryRuns.Run;
import io.wavegate.core.validation.CanaryRuns.State;
import io.wavegate.handlers.validation.TestSaid;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a canary's runs came to, as GetCanaryRuns answers a state machine. */
final class CanaryAnswers {
  private CanaryAnswers() {}

  /** The runs since the deployment. */
  static TestSaid of(JsonNode result, Optional<Instant> deployed, int wanted) {
    return deployed
        .map(ended -> said(runs(result, run -> true).after(ended, wanted)))
        .orElseGet(() -> TestSaid.pending("the deployment has not ended"));
  }

  /** A dry run. */
  static TestSaid ofDryRun(JsonNode result, String id) {
    return said(
        runs(result, run -> run.path("DryRunConfig").path("DryRunId").asText(id).equals(id))
            .ofDryRun());
  }

  private static TestSaid said(Found found) {
    return switch (found) {
      case Found.Good good -> TestSaid.passed(good.summary());
      case Found.Bad bad -> TestSaid.failed(bad.summary());
      case Found.Open open -> TestSaid.pending(open.summary());
    };
  }

  private static CanaryRuns runs(JsonNode result, Predicate<JsonNode> counts) {
    List<Run> runs = new ArrayList<>();
    for (JsonNode run : result.path("CanaryRuns")) {
      if (counts.test(run)) {
        JsonNode status = run.path("Status");
        runs.add(
            new Run(
                started(run),
                state(status.path("State").asText()),
                status.path("StateReason").asText()));
      }
    }
    return new CanaryRuns(runs);
  }

  private static Instant started(JsonNode run) {
    try {
      return Instant.parse(run.path("Timeline").path("Started").asText());
    } catch (DateTimeParseException nobodySays) {
      return Instant.EPOCH;
    }
  }

  /** What is neither has not ended, for all that is known. */
  private static State state(String word) {
    return switch (word) {
      case "PASSED" -> State.PASSED;
      case "FAILED" -> State.FAILED;
      default -> State.RUNNING;
    };
  }
}
