package io.wavegate.standins.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Envelope;
import io.wavegate.standins.EventSink;
import io.wavegate.standins.Json;
import io.wavegate.standins.RolloutScript;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;
import io.wavegate.standins.ecs.TaskDefinitions.TaskDefinition;
import io.wavegate.standins.model.OperationTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Services of one account and Region, deployed by ECS itself, with their circuit breaker on (API
 * reference; developer guide, Stopping Amazon ECS service deployments).
 */
public final class EcsStandIn implements ServiceTable {
  private static final Pattern DEPLOYMENT =
      Pattern.compile("arn:aws[a-z-]*:ecs:[^:]+:[0-9]{12}:service-deployment/[^/]+/[^/]+/[^/]+");

  private final World world;
  private final String accountId;
  private final String region;
  private final TaskDefinitions definitions;
  private final Deployer deployer;
  private final Map<ServiceName, EcsService> services = new LinkedHashMap<>();
  private final OperationTable table;

  /** An account and Region without services. */
  public EcsStandIn(World world, String accountId, String region, EventSink events) {
    this.world = world;
    this.accountId = accountId;
    this.region = region;
    this.definitions = new TaskDefinitions(accountId, region);
    this.deployer = new Deployer(world, new Envelope(world, accountId, region, "aws.ecs"), events);
    this.table =
        new OperationTable("ecs", "InvalidParameterException")
            .with("DescribeServices", (in, caller) -> services(in))
            .with("DescribeTaskDefinition", (in, caller) -> definition(in))
            .with("ListServiceDeployments", (in, caller) -> DeploymentLists.of(required(in), in))
            .with(
                "DescribeServiceDeployments",
                (in, caller) -> DeploymentLists.described(in, this::find))
            .with("StopServiceDeployment", (in, caller) -> stop(in))
            .with("UpdateService", (in, caller) -> update(in));
  }

  /** Registers the next revision of a family, and gives its ARN. */
  public String register(String family, String image) {
    return definitions.register(family, image, world.now());
  }

  /** Makes a task definition INACTIVE. */
  public void deregister(String taskDefinitionArn) {
    definitions.deregister(taskDefinitionArn, world.now());
  }

  /** Deletes a task definition that was deregistered. */
  public void delete(String taskDefinitionArn) {
    definitions.delete(taskDefinitionArn);
  }

  /** A service that runs a task definition, without any deployment yet. */
  public void putService(
      String cluster, String name, String taskDefinitionArn, RolloutScript script) {
    EcsService service = create(cluster, name, "ECS", taskDefinitionArn, script);
    service.runs(deployer.revision(service.name(), taskDefinitionArn));
  }

  /** A service that was just created, so that its first deployment is the only one. */
  public String createService(
      String cluster, String name, String taskDefinitionArn, RolloutScript script) {
    EcsService service = create(cluster, name, "ECS", taskDefinitionArn, script);
    return deployer.start(service, taskDefinitionArn).facts().arn();
  }

  /** A service that CodeDeploy deploys. */
  public void putCodeDeployService(String cluster, String name, String taskDefinitionArn) {
    create(cluster, name, "CODE_DEPLOY", taskDefinitionArn, RolloutScript.NONE);
  }

  private EcsService create(
      String cluster, String name, String controller, String definition, RolloutScript script) {
    ServiceName full = new ServiceName(accountId, region, cluster, name);
    EcsService service = new EcsService(full, definition, controller, script, world.now());
    services.put(full, service);
    return service;
  }

  /** Deletes a service; for a while it is still there, as INACTIVE. */
  public void deleteService(String cluster, String name) {
    service(cluster, name).ifPresent(EcsService::delete);
  }

  /** Whether there is such a service. */
  public boolean hasService(String cluster, String name) {
    return service(cluster, name).isPresent();
  }

  /** The task definition that a service shall run, by its ARN. */
  public Optional<String> taskDefinition(String cluster, String name) {
    return service(cluster, name).map(EcsService::taskDefinition);
  }

  private Optional<EcsService> service(String cluster, String name) {
    return Optional.ofNullable(
        services.get(new ServiceName(accountId, region, last(cluster), last(name))));
  }

  /**
   * Tells once how a deployment ended, as DescribeServiceDeployments would; at once if it is over.
   *
   * @throws ServiceError ServiceDeploymentNotFoundException for an unknown one
   */
  public void whenEnded(String deploymentArn, Consumer<JsonNode> listener) throws ServiceError {
    known(deploymentArn).whenEnded(listener);
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  private String cluster(JsonNode input) throws ServiceError {
    String cluster = last(input.path("cluster").asText("default"));
    if (services.keySet().stream().noneMatch(one -> one.cluster().equals(cluster))) {
      throw ServiceError.badRequest("ClusterNotFoundException", "Cluster not found.");
    }
    return cluster;
  }

  private JsonNode services(JsonNode input) throws ServiceError {
    String cluster = cluster(input);
    ObjectNode answer = Json.object();
    ArrayNode found = answer.putArray("services");
    ArrayNode failures = answer.putArray("failures");
    for (JsonNode name : input.path("services")) {
      Optional<EcsService> service = service(cluster, name.asText());
      service.ifPresentOrElse(
          one -> found.add(one.document()),
          () ->
              failures
                  .addObject()
                  .put(
                      "arn", new ServiceName(accountId, region, cluster, last(name.asText())).arn())
                  .put("reason", "MISSING"));
    }
    return answer;
  }

  private JsonNode definition(JsonNode input) throws ServiceError {
    TaskDefinition definition =
        definitions
            .named(input.path("taskDefinition").asText())
            .orElseThrow(() -> client("Unable to describe task definition."));
    return Json.object().set("taskDefinition", definition.document());
  }

  private JsonNode stop(JsonNode input) throws ServiceError {
    String arn = input.path("serviceDeploymentArn").asText();
    if (!DEPLOYMENT.matcher(arn).matches()) {
      throw ServiceError.badRequest(
          "InvalidParameterException", "Invalid service deployment ARN: " + arn);
    }
    ServiceDeployment deployment = known(arn);
    if (deployment.status().isOver()) {
      throw ServiceError.badRequest(
          "ConflictException",
          "The service deployment is in status %s and cannot be stopped."
              .formatted(deployment.status()));
    }
    if (input.path("stopType").asText("ROLLBACK").equals("ABORT")) {
      deployer.abort(deployment, "Service deployment was stopped by a request.");
    } else {
      deployer.rollBack(owner(deployment), deployment);
    }
    return Json.object().put("serviceDeploymentArn", arn);
  }

  private JsonNode update(JsonNode input) throws ServiceError {
    EcsService service = required(input);
    if (!service.isActive()) {
      throw ServiceError.badRequest("ServiceNotActiveException", "Service was not ACTIVE.");
    }
    String definition = service.taskDefinition();
    if (input.has("taskDefinition")) {
      definition = usable(input.path("taskDefinition").asText(), service);
    }
    if (!definition.equals(service.taskDefinition())
        || input.path("forceNewDeployment").asBoolean()) {
      deployer.start(service, definition);
    }
    return Json.object().set("service", service.document());
  }

  private String usable(String name, EcsService service) throws ServiceError {
    if (!service.isDeployedByEcs()) {
      throw ServiceError.badRequest(
          "InvalidParameterException",
          "Unable to update task definition on services with a CODE_DEPLOY deployment controller."
              + " Use AWS CodeDeploy to trigger a new deployment.");
    }
    TaskDefinition definition =
        definitions.named(name).orElseThrow(() -> client("TaskDefinition not found."));
    if (!definition.isActive()) {
      throw client("TaskDefinition is inactive");
    }
    return definition.arn();
  }

  private EcsService required(JsonNode input) throws ServiceError {
    return service(cluster(input), input.path("service").asText())
        .orElseThrow(
            () -> ServiceError.badRequest("ServiceNotFoundException", "Service not found."));
  }

  private EcsService owner(ServiceDeployment deployment) {
    EcsService service = services.get(deployment.facts().service());
    if (service == null) {
      throw new IllegalStateException("a deployment of no service: " + deployment.facts().arn());
    }
    return service;
  }

  private ServiceDeployment known(String arn) throws ServiceError {
    return find(arn)
        .orElseThrow(
            () ->
                ServiceError.badRequest(
                    "ServiceDeploymentNotFoundException",
                    "The service deployment was not found: " + arn));
  }

  private Optional<ServiceDeployment> find(String arn) {
    return services.values().stream()
        .flatMap(service -> service.newestFirst().stream())
        .filter(one -> one.facts().arn().equals(arn))
        .findFirst();
  }

  private static ServiceError client(String message) {
    return ServiceError.badRequest("ClientException", message);
  }

  private static String last(String nameOrArn) {
    return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
  }
}
