package io.wavegate.standins.synthetics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.synthetics.CanaryOutcome.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A canary with its runs. The scheduled ones are made up as they are read, so that nothing has to
 * happen for them meanwhile.
 */
final class Canary {
  private static final int MOST = 500;

  private final String name;
  private final Instant since;
  private final Duration every;
  private final CanaryScript script;
  private final Map<String, Run> dryRuns = new LinkedHashMap<>();

  /** A run, and how it goes. */
  private record Run(String id, Instant started, CanaryOutcome outcome, Optional<String> dryRun) {
    boolean isOver(Instant now) {
      return outcome.answer() != Answer.NOTHING && !now.isBefore(started.plus(outcome.takes()));
    }
  }

  Canary(String name, Instant since, Duration every, CanaryScript script) {
    this.name = name;
    this.since = since;
    this.every = every;
    this.script = script;
  }

  /** Whether a dry run has not ended. */
  boolean isDryRunning(Instant now) {
    return dryRuns.values().stream().anyMatch(run -> !run.isOver(now));
  }

  void dryRun(String id, String dryRun, Instant now) {
    dryRuns.put(dryRun, new Run(id, now, script.outcome(now), Optional.of(dryRun)));
  }

  /** The runs by its schedule, newest first. */
  List<ObjectNode> runs(Instant now) {
    List<ObjectNode> runs = new ArrayList<>();
    long begun = now.isBefore(since) ? 0 : Duration.between(since, now).dividedBy(every) + 1;
    for (long i = begun - 1; i >= 0 && runs.size() < MOST; i--) {
      Instant started = since.plus(every.multipliedBy(i));
      CanaryOutcome outcome = script.outcome(started);
      if (outcome.answer() != Answer.NOTHING) {
        runs.add(document(new Run(id(started), started, outcome, Optional.empty()), now));
      }
    }
    return runs;
  }

  /** All its dry runs, newest first. */
  List<ObjectNode> dryRuns(Instant now) {
    List<Run> newestFirst = new ArrayList<>(dryRuns.values()).reversed();
    return newestFirst.stream().map(run -> document(run, now)).toList();
  }

  /** The run of a dry run; empty if there is none. */
  Optional<ObjectNode> dryRun(String dryRun, Instant now) {
    return Optional.ofNullable(dryRuns.get(dryRun)).map(run -> document(run, now));
  }

  private String id(Instant started) {
    String text = name + " " + started;
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private ObjectNode document(Run run, Instant now) {
    ObjectNode document = Json.object().put("Id", run.id()).put("Name", name);
    ObjectNode status = document.putObject("Status");
    ObjectNode timeline = document.putObject("Timeline");
    timeline.set("Started", Json.timestamp(run.started()));
    if (run.isOver(now)) {
      boolean passed = run.outcome().answer() == Answer.PASSES;
      status.put("State", passed ? "PASSED" : "FAILED");
      if (!passed) {
        status.put("StateReason", run.outcome().reason()).put("StateReasonCode", "CANARY_FAILURE");
      }
      status.put("TestResult", passed ? "PASSED" : "FAILED");
      timeline.set("Completed", Json.timestamp(run.started().plus(run.outcome().takes())));
    } else {
      status.put("State", "RUNNING");
    }
    document.put("ArtifactS3Location", "cw-syn-results/canary/" + name + "/" + run.id());
    run.dryRun().ifPresent(id -> document.putObject("DryRunConfig").put("DryRunId", id));
    return document;
  }
}
