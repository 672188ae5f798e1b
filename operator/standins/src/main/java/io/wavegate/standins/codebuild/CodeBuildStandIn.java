package io.wavegate.standins.codebuild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.EventSink;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;
import io.wavegate.standins.codebuild.Build.Facts;
import io.wavegate.standins.model.OperationTable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Projects and builds of one account and Region. A build goes through its phases as time passes;
 * what its commands come to is the world's to say (API reference, StartBuild, BatchGetBuilds,
 * StopBuild).
 */
public final class CodeBuildStandIn implements ServiceTable {
  private static final Duration SAME_REQUEST = Duration.ofMinutes(5);

  private final World world;
  private final String accountId;
  private final String region;
  private final BuildEvents events;
  private final Map<String, BuildScript> projects = new LinkedHashMap<>();
  private final Map<String, Build> builds = new LinkedHashMap<>();
  private final Map<String, Build> byToken = new LinkedHashMap<>();
  private final Map<String, Long> numbers = new LinkedHashMap<>();
  private final OperationTable table;

  /** An account and Region without projects. */
  public CodeBuildStandIn(World world, String accountId, String region, EventSink events) {
    this.world = world;
    this.accountId = accountId;
    this.region = region;
    this.events = new BuildEvents(world, accountId, region, events);
    this.table =
        new OperationTable("codebuild", "InvalidInputException")
            .with("StartBuild", this::start)
            .with("BatchGetBuilds", (in, caller) -> get(in))
            .with("StopBuild", (in, caller) -> stop(in));
  }

  /** Adds or replaces a project. */
  public void putProject(String name, BuildScript script) {
    projects.put(name, script);
  }

  /**
   * Tells once how a build ended; at once if it is over.
   *
   * @throws ServiceError ResourceNotFoundException for an unknown build
   */
  public void whenEnded(String id, Consumer<JsonNode> listener) throws ServiceError {
    Build build = known(id);
    build.whenEnded(listener);
    if (build.isOver()) {
      build.tell();
    }
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  private JsonNode start(JsonNode input, Caller caller) throws ServiceError {
    String project = input.path("projectName").asText();
    project = project.substring(project.lastIndexOf('/') + 1);
    BuildScript script = projects.get(project);
    if (script == null) {
      throw ServiceError.badRequest(
          "ResourceNotFoundException",
          "Project cannot be found: arn:aws:codebuild:%s:%s:project/%s"
              .formatted(region, accountId, project));
    }
    String token = input.path("idempotencyToken").asText("");
    Build same = byToken.get(token);
    if (same != null && world.now().isBefore(same.facts().started().plus(SAME_REQUEST))) {
      return repeated(same, input);
    }
    Build build = new Build(facts(project, input, caller, script));
    builds.put(build.facts().id(), build);
    if (!token.isEmpty()) {
      byToken.put(token, build);
    }
    events.tell(build);
    limit(build);
    goOn(build);
    return Json.object().set("build", build.document());
  }

  private static JsonNode repeated(Build same, JsonNode input) throws ServiceError {
    if (!same.facts().request().equals(input)) {
      throw ServiceError.badRequest(
          "InvalidInputException", "The idempotency token was used with other parameters");
    }
    return Json.object().set("build", same.document());
  }

  private Facts facts(String project, JsonNode input, Caller caller, BuildScript script) {
    String id = project + ":" + world.uuid();
    String principal = caller.principalArn();
    return new Facts(
        id,
        "arn:aws:codebuild:%s:%s:build/%s".formatted(region, accountId, id),
        project,
        numbers.merge(project, 1L, Long::sum),
        principal.substring(principal.lastIndexOf(':') + 1),
        world.now(),
        input.deepCopy(),
        script.outcome(input));
  }

  /** The time limit counts from the end of the queue. */
  private void limit(Build build) {
    Instant due =
        build
            .facts()
            .started()
            .plus(Phase.SUBMITTED.takes(build.facts().outcome()))
            .plus(Phase.QUEUED.takes(build.facts().outcome()))
            .plus(build.timeout());
    var unused =
        world.at(
            due,
            "codebuild timeout " + build.facts().project(),
            () -> {
              if (!build.isOver()) {
                end(build, "TIMED_OUT");
              }
            });
  }

  private void goOn(Build build) {
    BuildOutcome outcome = build.facts().outcome();
    String label = "codebuild " + build.facts().project() + " " + build.phase();
    build.timer(
        world.at(
            world.now().plus(build.phase().takes(outcome)), label, () -> leave(build, outcome)));
  }

  private void leave(Build build, BuildOutcome outcome) {
    boolean failed = build.phase() == Phase.BUILD && !outcome.succeeds();
    build.goOn(failed ? "FAILED" : "SUCCEEDED", world.now());
    if (build.phase() == Phase.COMPLETED) {
      end(build, outcome.succeeds() ? "SUCCEEDED" : "FAILED");
    } else {
      goOn(build);
    }
  }

  private void end(Build build, String how) {
    build.end(how, world.now());
    events.tell(build);
    build.tell();
  }

  private JsonNode get(JsonNode input) {
    ObjectNode answer = Json.object();
    ArrayNode found = answer.putArray("builds");
    ArrayNode missing = answer.putArray("buildsNotFound");
    for (JsonNode id : input.path("ids")) {
      Build build = builds.get(bareId(id.asText()));
      if (build == null) {
        missing.add(id);
      } else {
        found.add(build.document());
      }
    }
    return answer;
  }

  private JsonNode stop(JsonNode input) throws ServiceError {
    Build build = known(input.path("id").asText());
    if (!build.isOver()) {
      end(build, "STOPPED");
    }
    return Json.object().set("build", build.document());
  }

  private Build known(String id) throws ServiceError {
    Build build = builds.get(bareId(id));
    if (build == null) {
      throw ServiceError.badRequest("ResourceNotFoundException", "Build cannot be found: " + id);
    }
    return build;
  }

  private static String bareId(String idOrArn) {
    return idOrArn.substring(idOrArn.lastIndexOf('/') + 1);
  }
}
