package io.wavegate.standins.synthetics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.Page;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;
import io.wavegate.standins.model.OperationTable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Canaries of one account and Region, which run by their schedule and on demand (API reference,
 * GetCanaryRuns, StartCanaryDryRun). What their scripts come to is the world's to say.
 */
public final class SyntheticsStandIn implements ServiceTable {
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int MOST = 100;

  private final World world;
  private final Map<String, Canary> canaries = new LinkedHashMap<>();
  private final OperationTable table;

  /** An account and Region without canaries. */
  public SyntheticsStandIn(World world) {
    this.world = world;
    this.table =
        new OperationTable("synthetics", "ValidationException")
            .with("GetCanaryRuns", (in, caller) -> runs(in))
            .with("StartCanaryDryRun", (in, caller) -> start(in));
  }

  /** Adds or replaces a canary, which runs now for the first time. */
  public void putCanary(String name, Duration every, CanaryScript script) {
    canaries.put(name, new Canary(name, world.now(), every, script));
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  private Canary canary(JsonNode input) throws ServiceError {
    String name = input.path("Name").asText();
    Canary canary = canaries.get(name);
    if (canary == null) {
      throw missing("Canary not found: " + name);
    }
    return canary;
  }

  private static ServiceError missing(String message) {
    return new ServiceError("ResourceNotFoundException", NOT_FOUND, message);
  }

  private JsonNode runs(JsonNode input) throws ServiceError {
    Page<ObjectNode> page;
    try {
      page =
          Page.of(
              chosen(input, canary(input)),
              input.path("NextToken").asText("").replaceFirst("^run-", ""),
              input.path("MaxResults").asInt(MOST));
    } catch (IllegalArgumentException e) {
      throw ServiceError.badRequest("ValidationException", "Invalid NextToken");
    }
    ObjectNode answer = Json.object();
    ArrayNode runs = answer.putArray("CanaryRuns");
    page.items().forEach(runs::add);
    // A token has four characters at least.
    page.next().ifPresent(next -> answer.put("NextToken", "run-" + next));
    return answer;
  }

  private List<ObjectNode> chosen(JsonNode input, Canary canary) throws ServiceError {
    boolean dry = input.path("RunType").asText().equals("DRY_RUN");
    String id = input.path("DryRunId").asText("");
    if (!dry && !id.isEmpty()) {
      throw ServiceError.badRequest(
          "ValidationException", "DryRunId cannot be provided with the run type CANARY_RUN");
    }
    if (!dry) {
      return canary.runs(world.now());
    }
    return id.isEmpty()
        ? canary.dryRuns(world.now())
        : List.of(
            canary.dryRun(id, world.now()).orElseThrow(() -> missing("Dry run not found: " + id)));
  }

  private JsonNode start(JsonNode input) throws ServiceError {
    Canary canary = canary(input);
    for (String member : input.properties().stream().map(Map.Entry::getKey).toList()) {
      if (!member.equals("Name")) {
        throw ServiceError.badRequest(
            "ValidationException", "this stand-in dry-runs a canary only as it is: " + member);
      }
    }
    if (canary.isDryRunning(world.now())) {
      throw new ServiceError(
          "ConflictException", CONFLICT, "A dry run of the canary is already in progress");
    }
    String id = world.uuid();
    canary.dryRun(world.uuid(), id, world.now());
    ObjectNode answer = Json.object();
    answer
        .putObject("DryRunConfig")
        .put("DryRunId", id)
        .put("LastDryRunExecutionStatus", "RUNNING");
    return answer;
  }
}
