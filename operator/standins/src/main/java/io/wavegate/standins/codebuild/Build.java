package io.wavegate.standins.codebuild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Cancellation;
import io.wavegate.standins.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One build, from its start to its end. */
final class Build {
  /**
   * What stays the same.
   *
   * @param id project and a UUID, {@code checkout-journeys:1b2c...}
   * @param request what StartBuild was called with
   */
  record Facts(
      String id,
      String arn,
      String project,
      long number,
      String initiator,
      Instant started,
      JsonNode request,
      BuildOutcome outcome) {}

  private record Done(Phase phase, String status, Instant from, Optional<Instant> until) {}

  private final Facts facts;
  private final List<Done> phases = new ArrayList<>();
  private final List<Consumer<JsonNode>> listeners = new ArrayList<>();
  private Phase phase = Phase.SUBMITTED;
  private String status = "IN_PROGRESS";
  private Instant phaseSince;
  private Optional<Instant> ended = Optional.empty();
  private Cancellation timer = () -> {};

  Build(Facts facts) {
    this.facts = facts;
    this.phaseSince = facts.started();
  }

  Facts facts() {
    return facts;
  }

  Phase phase() {
    return phase;
  }

  String status() {
    return status;
  }

  boolean isOver() {
    return ended.isPresent();
  }

  void timer(Cancellation next) {
    timer = next;
  }

  void whenEnded(Consumer<JsonNode> listener) {
    listeners.add(listener);
  }

  /** Leaves a phase for the next. */
  void goOn(String phaseStatus, Instant now) {
    phases.add(new Done(phase, phaseStatus, phaseSince, Optional.of(now)));
    phase = phase.next();
    phaseSince = now;
  }

  /** Ends where it is: SUCCEEDED, FAILED, TIMED_OUT or STOPPED. */
  void end(String how, Instant now) {
    timer.cancel();
    if (phase != Phase.COMPLETED) {
      phases.add(new Done(phase, how, phaseSince, Optional.of(now)));
    }
    phase = Phase.COMPLETED;
    phaseSince = now;
    phases.add(new Done(phase, "", now, Optional.empty()));
    status = how;
    ended = Optional.of(now);
  }

  void tell() {
    JsonNode document = document();
    List.copyOf(listeners).forEach(listener -> listener.accept(document));
    listeners.clear();
  }

  /** The build as BatchGetBuilds answers it. */
  ObjectNode document() {
    ObjectNode build =
        Json.object()
            .put("id", facts.id())
            .put("arn", facts.arn())
            .put("buildNumber", facts.number());
    build.set("startTime", Json.timestamp(facts.started()));
    ended.ifPresent(end -> build.set("endTime", Json.timestamp(end)));
    build.put("currentPhase", phase.name()).put("buildStatus", status);
    copy("sourceVersion", build);
    String commit = commit();
    if (!commit.isEmpty() && isPast(Phase.DOWNLOAD_SOURCE)) {
      build.put("resolvedSourceVersion", commit);
    }
    build.put("projectName", facts.project());
    build.set("phases", phases());
    build.putObject("source").put("type", commit.isEmpty() ? "NO_SOURCE" : "GITHUB");
    build.putObject("artifacts").put("location", "");
    environment(build);
    logs(build);
    build
        .put("timeoutInMinutes", timeout().toMinutes())
        .put(
            "queuedTimeoutInMinutes",
            facts.request().path("queuedTimeoutInMinutesOverride").asInt(480))
        .put("buildComplete", isOver())
        .put("initiator", facts.initiator());
    reports(build);
    return build;
  }

  /** A branch stands for a commit that only the world knows. */
  private String commit() {
    String asked = facts.request().path("sourceVersion").asText();
    return facts.outcome().commit().isEmpty() && asked.matches("[0-9a-f]{40}")
        ? asked
        : facts.outcome().commit();
  }

  private boolean isPast(Phase one) {
    return phases.stream()
        .anyMatch(done -> done.phase() == one && done.status().equals("SUCCEEDED"));
  }

  /** Made of what the commands leave, once they have run, whether they succeeded or not. */
  private void reports(ObjectNode build) {
    ArrayNode arns = build.putArray("reportArns");
    if (!facts.outcome().reportGroup().isEmpty() && isPast(Phase.POST_BUILD)) {
      arns.add(
          facts.arn().substring(0, facts.arn().indexOf(":build/"))
              + ":report/%s:%s"
                  .formatted(
                      facts.outcome().reportGroup(),
                      facts.id().substring(facts.id().indexOf(':') + 1)));
    }
  }

  private void copy(String member, ObjectNode build) {
    if (facts.request().hasNonNull(member)) {
      build.put(member, facts.request().path(member).asText());
    }
  }

  private void environment(ObjectNode build) {
    ObjectNode environment = build.putObject("environment");
    JsonNode variables = facts.request().path("environmentVariablesOverride");
    environment.set("environmentVariables", variables.isArray() ? variables : Json.array());
  }

  private void logs(ObjectNode build) {
    String group = "/aws/codebuild/" + facts.project();
    String stream = facts.id().substring(facts.id().indexOf(':') + 1);
    String region = facts.arn().split(":", 5)[3];
    build
        .putObject("logs")
        .put("groupName", group)
        .put("streamName", stream)
        .put(
            "deepLink",
            "https://console.aws.amazon.com/cloudwatch/home?region=%s#logsV2:log-groups/log-group/%s/log-events/%s"
                .formatted(region, group.replace("/", "$252F"), stream));
  }

  private JsonNode phases() {
    var all = Json.array();
    for (Done done : phases) {
      ObjectNode one = all.addObject().put("phaseType", done.phase().name());
      if (!done.status().isEmpty()) {
        one.put("phaseStatus", done.status());
      }
      one.set("startTime", Json.timestamp(done.from()));
      done.until()
          .ifPresent(
              until -> {
                one.set("endTime", Json.timestamp(until));
                one.put("durationInSeconds", Duration.between(done.from(), until).toSeconds());
              });
      if (done.status().equals("FAILED")) {
        one.putArray("contexts")
            .addObject()
            .put("statusCode", "COMMAND_EXECUTION_ERROR")
            .put("message", facts.outcome().message());
      }
    }
    if (!isOver()) {
      ObjectNode now = all.addObject().put("phaseType", phase.name());
      now.set("startTime", Json.timestamp(phaseSince));
    }
    return all;
  }

  Duration timeout() {
    return Duration.ofMinutes(facts.request().path("timeoutInMinutesOverride").asInt(60));
  }
}
