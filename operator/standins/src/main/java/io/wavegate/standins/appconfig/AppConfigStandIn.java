package io.wavegate.standins.appconfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.Page;
import io.wavegate.standins.RolloutScript;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;
import io.wavegate.standins.appconfig.ConfigDeployment.State;
import io.wavegate.standins.model.OperationTable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Applications, environments and deployments of AppConfig of one account and Region (API reference,
 * StartDeployment, GetDeployment, ListDeployments, StopDeployment).
 */
public final class AppConfigStandIn implements ServiceTable {
  private static final Duration REVERTIBLE = Duration.ofDays(3);
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int MOST = 50;

  private final World world;
  private final Map<Key, ConfigEnvironment> environments = new LinkedHashMap<>();
  private final Map<Key, Integer> profiles = new LinkedHashMap<>();
  private final OperationTable table;

  /** Something of an application. */
  private record Key(String application, String id) {}

  /** An account and Region without applications. */
  public AppConfigStandIn(World world) {
    this.world = world;
    this.table =
        new OperationTable("appconfig", "BadRequestException")
            .with("StartDeployment", (in, caller) -> start(in))
            .with("GetDeployment", (in, caller) -> deployment(in).document())
            .with("ListDeployments", (in, caller) -> list(in))
            .with("StopDeployment", (in, caller) -> stop(in));
  }

  /** Adds an environment, and its application if it is new. */
  public void putEnvironment(
      String application, String environment, RolloutScript script, Duration bake) {
    environments.put(new Key(application, environment), new ConfigEnvironment(world, script, bake));
  }

  /** Whether there is such an environment. */
  public boolean hasEnvironment(String application, String environment) {
    return environments.containsKey(new Key(application, environment));
  }

  /** Adds the next version of a hosted configuration profile, which need not be there before. */
  public String publish(String application, String profile) {
    return Integer.toString(profiles.merge(new Key(application, profile), 1, Integer::sum));
  }

  /** The version of a profile that an environment has. */
  public Optional<String> version(String application, String environment, String profile) {
    return Optional.ofNullable(environments.get(new Key(application, environment)))
        .flatMap(there -> there.version(profile));
  }

  /**
   * Tells once how a deployment ended, as GetDeployment would; at once if it is over.
   *
   * @throws ServiceError ResourceNotFoundException for an unknown one
   */
  public void whenEnded(
      String application, String environment, int number, Consumer<JsonNode> listener)
      throws ServiceError {
    ObjectNode which =
        Json.object()
            .put("ApplicationId", application)
            .put("EnvironmentId", environment)
            .put("DeploymentNumber", number);
    deployment(which).whenEnded(listener);
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  private JsonNode start(JsonNode input) throws ServiceError {
    ConfigEnvironment environment = environment(input);
    String profile = input.path("ConfigurationProfileId").asText();
    Integer versions = profiles.get(new Key(input.path("ApplicationId").asText(), profile));
    if (versions == null) {
      throw missing("ConfigurationProfile", profile);
    }
    String version = input.path("ConfigurationVersion").asText();
    if (!version.matches("[0-9]{1,9}")
        || Integer.parseInt(version) < 1
        || Integer.parseInt(version) > versions) {
      throw missing("HostedConfigurationVersion", version);
    }
    Optional<ConfigDeployment> active = environment.unfinished();
    if (active.isPresent()) {
      throw new ServiceError(
          "ConflictException",
          CONFLICT,
          "Deployment %d is in progress in the environment"
              .formatted(active.get().facts().number()));
    }
    return environment.start(input.deepCopy()).document();
  }

  private JsonNode list(JsonNode input) throws ServiceError {
    Page<ConfigDeployment> page;
    try {
      page =
          Page.of(
              environment(input).newestFirst(),
              input.path("NextToken").asText(""),
              input.path("MaxResults").asInt(MOST));
    } catch (IllegalArgumentException e) {
      throw bad("Invalid NextToken");
    }
    ObjectNode answer = Json.object();
    ArrayNode items = answer.putArray("Items");
    page.items().forEach(one -> items.add(one.summary()));
    page.next().ifPresent(next -> answer.put("NextToken", next));
    return answer;
  }

  private JsonNode stop(JsonNode input) throws ServiceError {
    ConfigEnvironment environment = environment(input);
    ConfigDeployment deployment = deployment(input);
    boolean revert = input.path("AllowRevert").asBoolean();
    State state = deployment.state();
    if (state == State.DEPLOYING || (state == State.BAKING && revert)) {
      environment.back(deployment, "USER", "Deployment was stopped");
    } else if (state == State.COMPLETE && revert) {
      demandRevertible(environment, deployment);
      environment.revert(deployment);
    } else {
      throw bad(
          "Deployment %d cannot be stopped in state %s"
              .formatted(deployment.facts().number(), state));
    }
    return deployment.document();
  }

  private void demandRevertible(ConfigEnvironment environment, ConfigDeployment deployment)
      throws ServiceError {
    int number = deployment.facts().number();
    boolean late =
        deployment.completed().filter(at -> at.plus(REVERTIBLE).isBefore(world.now())).isPresent();
    if (late) {
      throw bad("Deployment %d was completed more than 72 hours ago".formatted(number));
    }
    boolean newest = environment.newestFirst().getFirst().facts().number() == number;
    if (!newest) {
      throw bad("Deployment %d is not the latest of the environment".formatted(number));
    }
  }

  private ConfigEnvironment environment(JsonNode input) throws ServiceError {
    String application = input.path("ApplicationId").asText();
    if (environments.keySet().stream().noneMatch(key -> key.application().equals(application))) {
      throw missing("Application", application);
    }
    String id = input.path("EnvironmentId").asText();
    ConfigEnvironment environment = environments.get(new Key(application, id));
    if (environment == null) {
      throw missing("Environment", id);
    }
    return environment;
  }

  private ConfigDeployment deployment(JsonNode input) throws ServiceError {
    int number = input.path("DeploymentNumber").asInt();
    Optional<ConfigDeployment> found = environment(input).find(number);
    if (found.isEmpty()) {
      throw missing("Deployment", Integer.toString(number));
    }
    return found.get();
  }

  private static ServiceError missing(String kind, String id) {
    return new ServiceError(
        "ResourceNotFoundException", NOT_FOUND, "%s not found for ID: %s".formatted(kind, id));
  }

  private static ServiceError bad(String message) {
    return ServiceError.badRequest("BadRequestException", message);
  }
}
