package io.wavegate.standins.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.Page;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;
import io.wavegate.standins.lambda.VersionedFunction.Alias;
import io.wavegate.standins.model.OperationTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Versions and aliases of Lambda functions of one account and Region (API reference, GetAlias,
 * UpdateAlias, ListVersionsByFunction, GetFunction, GetFunctionConfiguration). What they would run
 * is {@link LambdaStandIn}'s.
 */
public final class VersionsStandIn implements ServiceTable {
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;
  private static final int MOST = 50;
  private static final String INVALID = "InvalidParameterValueException";

  private final World world;
  private final String accountId;
  private final String region;
  private final Map<String, VersionedFunction> functions = new LinkedHashMap<>();
  private final OperationTable table;

  /** An account and Region in which nothing was published. */
  public VersionsStandIn(World world, String accountId, String region) {
    this.world = world;
    this.accountId = accountId;
    this.region = region;
    this.table =
        new OperationTable("lambda", INVALID)
            .with("GetAlias", (in, caller) -> alias(in))
            .with("UpdateAlias", (in, caller) -> update(in))
            .with("ListVersionsByFunction", (in, caller) -> list(in))
            .with("GetFunction", (in, caller) -> function(in))
            .with("GetFunctionConfiguration", (in, caller) -> configuration(in));
  }

  /** Publishes the next version of a function, which need not be there before. */
  public String publish(String function) {
    return known(function).publish(world.now(), world.uuid());
  }

  /** Publishes a version under its number, as if those before it had been there. */
  public void publish(String function, String version) {
    known(function).publish(version, world.now(), world.uuid());
  }

  /** Deletes a version, as somebody does who cleans up. */
  public void deleteVersion(String function, String version) {
    known(function).delete(version);
  }

  /** Creates an alias, or points it elsewhere, as a deployment does. */
  public void point(String function, String alias, String version) {
    known(function).put(new Alias(alias, version, "", Json.object(), world.uuid()));
  }

  /** The version that gets what an alias is asked, if there is such an alias. */
  public Optional<String> version(String function, String alias) {
    return Optional.ofNullable(functions.get(function))
        .flatMap(there -> there.alias(alias))
        .map(Alias::version);
  }

  private VersionedFunction known(String name) {
    return functions.computeIfAbsent(
        name, n -> new VersionedFunction(arn(n), world.now(), world.uuid()));
  }

  private String arn(String name) {
    return "arn:aws:lambda:%s:%s:function:%s".formatted(region, accountId, name);
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  private VersionedFunction asked(JsonNode input) throws ServiceError {
    String name = LambdaStandIn.nameOf(input.path("FunctionName").asText());
    VersionedFunction function = functions.get(name);
    if (function == null) {
      throw missing("Function not found: " + arn(name));
    }
    return function;
  }

  private static Alias alias(VersionedFunction function, String name) throws ServiceError {
    return function
        .alias(name)
        .orElseThrow(() -> missing("Cannot find alias arn: " + function.arn(name)));
  }

  private JsonNode alias(JsonNode input) throws ServiceError {
    VersionedFunction function = asked(input);
    return function.document(alias(function, input.path("Name").asText()));
  }

  private JsonNode update(JsonNode input) throws ServiceError {
    VersionedFunction function = asked(input);
    Alias old = alias(function, input.path("Name").asText());
    if (!input.path("RevisionId").asText(old.revisionId()).equals(old.revisionId())) {
      throw new ServiceError(
          "PreconditionFailedException",
          PRECONDITION_FAILED,
          "The Revision Id provided does not match the latest Revision Id. Call the"
              + " GetFunction/GetAlias API to retrieve the latest Revision Id");
    }
    String version = input.path("FunctionVersion").asText(old.version());
    demand(function, version);
    JsonNode routing =
        input.has("RoutingConfig")
            ? routing(function, version, input.at("/RoutingConfig/AdditionalVersionWeights"))
            : old.routing();
    Alias updated =
        new Alias(
            old.name(),
            version,
            input.path("Description").asText(old.description()),
            routing,
            world.uuid());
    function.put(updated);
    return function.document(updated);
  }

  /** One version beside the alias's own, at most. */
  private static JsonNode routing(VersionedFunction function, String version, JsonNode weights)
      throws ServiceError {
    if (weights.size() > 1) {
      throw invalid("Number of items in AdditionalVersionWeights cannot be greater than 1");
    }
    for (Map.Entry<String, JsonNode> weight : weights.properties()) {
      if (weight.getKey().equals(version)) {
        throw invalid(
            "Invalid function version %s. Function version %s is already included in routing configuration."
                .formatted(version, version));
      }
      if (version.equals(VersionedFunction.LATEST)) {
        throw invalid("$LATEST is not supported for an alias pointing to more than 1 version");
      }
      demand(function, weight.getKey());
    }
    return weights.isObject() ? weights.deepCopy() : Json.object();
  }

  private static void demand(VersionedFunction function, String version) throws ServiceError {
    if (!function.has(version)) {
      throw missing("Function not found: " + function.arn(version));
    }
  }

  private JsonNode list(JsonNode input) throws ServiceError {
    VersionedFunction function = asked(input);
    List<String> all = function.versions();
    Page<String> page;
    try {
      int most = Math.min(MOST, input.path("MaxItems").asInt(MOST));
      page = Page.of(all, input.path("Marker").asText(""), most);
    } catch (IllegalArgumentException e) {
      throw invalid("Invalid Marker: " + input.path("Marker").asText());
    }
    ObjectNode answer = Json.object();
    ArrayNode versions = answer.putArray("Versions");
    page.items().forEach(version -> versions.add(function.configuration(version, version)));
    page.next().ifPresent(next -> answer.put("NextMarker", next));
    return answer;
  }

  private JsonNode function(JsonNode input) throws ServiceError {
    ObjectNode answer = Json.object();
    answer.set("Configuration", configuration(input));
    answer
        .putObject("Code")
        .put("RepositoryType", "S3")
        .put("Location", "https://awslambda-%s-tasks.s3.amazonaws.com/none".formatted(region));
    return answer;
  }

  private JsonNode configuration(JsonNode input) throws ServiceError {
    VersionedFunction function = asked(input);
    String qualifier = qualifier(input);
    if (qualifier.isEmpty()) {
      return function.configuration(VersionedFunction.LATEST, "");
    }
    boolean isVersion =
        qualifier.equals(VersionedFunction.LATEST)
            || qualifier.chars().allMatch(Character::isDigit);
    String version = isVersion ? qualifier : alias(function, qualifier).version();
    demand(function, version);
    return function.configuration(version, qualifier);
  }

  /** It may stand by itself or at the end of the function's name. */
  private static String qualifier(JsonNode input) {
    String name = input.path("FunctionName").asText();
    String bare = LambdaStandIn.nameOf(name);
    int end = name.lastIndexOf(bare) + bare.length();
    String inName = end < name.length() ? name.substring(end + 1) : "";
    return input.path("Qualifier").asText(inName);
  }

  private static ServiceError missing(String message) {
    return new ServiceError("ResourceNotFoundException", NOT_FOUND, message);
  }

  private static ServiceError invalid(String message) {
    return ServiceError.badRequest(INVALID, message);
  }
}
