package io.wavegate.standins.codedeploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Envelope;
import io.wavegate.standins.EventSink;
import io.wavegate.standins.Json;
import io.wavegate.standins.Page;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;
import io.wavegate.standins.model.OperationTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Deployment groups of one account and Region and their deployments (API reference; user guide,
 * Redeploy and roll back a deployment): a rollback is a new deployment, of the revision that
 * succeeded last.
 */
public final class CodeDeployStandIn implements ServiceTable {
  private static final Pattern ID = Pattern.compile("d-[A-Z0-9]{9}");
  private static final int MOST = 100;

  private final List<Group> groups = new ArrayList<>();
  private final Deployments deployments;
  private final OperationTable table;

  /** An account and Region without deployment groups. */
  public CodeDeployStandIn(World world, String accountId, String region, EventSink events) {
    Envelope envelope = new Envelope(world, accountId, region, "aws.codedeploy");
    this.deployments = new Deployments(world, new DeploymentEvents(envelope, events));
    this.table =
        new OperationTable("codedeploy", "ValidationException")
            .with("CreateDeployment", (in, caller) -> create(in))
            .with("GetDeployment", (in, caller) -> get(in))
            .with("GetDeploymentGroup", (in, caller) -> getGroup(in))
            .with("ListDeployments", (in, caller) -> list(in))
            .with("StopDeployment", (in, caller) -> stop(in));
  }

  /** Adds or replaces a deployment group, and its application if it is new. */
  public void putGroup(Group group) {
    groups.removeIf(old -> isOf(old, group.application(), group.name()));
    groups.add(group);
  }

  /** Whether there is such a group. */
  public boolean hasGroup(String application, String name) {
    return groups.stream().anyMatch(group -> isOf(group, application, name));
  }

  /**
   * A revision that was deployed to a group before anybody looked, and its deployment's id.
   *
   * @throws ServiceError if there is no such group
   */
  public String deployed(String application, String group, JsonNode revision) throws ServiceError {
    ObjectNode request = Json.object();
    request.set("revision", revision);
    return deployments.done(group(application, group), request).facts().id();
  }

  /**
   * Tells once how a deployment ended, as GetDeployment would; at once if it is over.
   *
   * @throws ServiceError DeploymentDoesNotExistException for an unknown one
   */
  public void whenEnded(String id, Consumer<JsonNode> listener) throws ServiceError {
    known(id).whenEnded(listener);
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  private JsonNode create(JsonNode input) throws ServiceError {
    String application = input.path("applicationName").asText();
    demandApplication(application);
    if (!input.has("deploymentGroupName")) {
      throw refused("DeploymentGroupNameRequiredException", "Deployment Group name is missing");
    }
    Group group = group(application, input.path("deploymentGroupName").asText());
    if (!input.has("revision")) {
      throw refused("RevisionRequiredException", "Revision is missing");
    }
    Optional<Deployment> active = deployments.active(group);
    if (active.isPresent()) {
      throw refused(
          "DeploymentLimitExceededException",
          "The Deployment Group '%s' already has an active Deployment '%s'"
              .formatted(group.name(), active.get().facts().id()));
    }
    return Json.object()
        .put("deploymentId", deployments.create(group, input.deepCopy()).facts().id());
  }

  private JsonNode stop(JsonNode input) throws ServiceError {
    Deployment deployment = known(input.path("deploymentId").asText());
    if (deployment.isOver()) {
      throw refused(
          "DeploymentAlreadyCompletedException",
          "Deployment %s has already completed".formatted(deployment.facts().id()));
    }
    boolean back =
        input.path("autoRollbackEnabled").asBoolean(deployment.facts().group().rollsBackOnStop());
    return answer(deployments.stop(deployment, back) ? "Succeeded" : "Pending");
  }

  private static JsonNode answer(String status) {
    return Json.object()
        .put("status", status)
        .put(
            "statusMessage",
            status.equals("Succeeded")
                ? "No more commands will be scheduled for execution in the deployment instances"
                : "The deployment is being stopped");
  }

  private JsonNode get(JsonNode input) throws ServiceError {
    return Json.object()
        .set("deploymentInfo", known(input.path("deploymentId").asText()).document());
  }

  private JsonNode getGroup(JsonNode input) throws ServiceError {
    String application = input.path("applicationName").asText();
    demandApplication(application);
    Group group = group(application, input.path("deploymentGroupName").asText());
    return Json.object().set("deploymentGroupInfo", deployments.described(group));
  }

  private JsonNode list(JsonNode input) throws ServiceError {
    Optional<Group> group = askedGroup(input);
    List<String> ids =
        deployments.newestFirst().stream()
            .filter(one -> group.isEmpty() || group.get().equals(one.facts().group()))
            .filter(one -> DeploymentFilter.admits(input, one))
            .map(one -> one.facts().id())
            .toList();
    Page<String> page;
    try {
      page = Page.of(ids, input.path("nextToken").asText(""), MOST);
    } catch (IllegalArgumentException e) {
      throw refused("InvalidNextTokenException", "The next token is invalid");
    }
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("deployments");
    page.items().forEach(list::add);
    page.next().ifPresent(next -> answer.put("nextToken", next));
    return answer;
  }

  /** Application and group are named together or not at all. */
  private Optional<Group> askedGroup(JsonNode input) throws ServiceError {
    boolean application = input.has("applicationName");
    boolean group = input.has("deploymentGroupName");
    if (!application && !group) {
      return Optional.empty();
    }
    if (!application) {
      throw refused("ApplicationNameRequiredException", "Application name is missing");
    }
    demandApplication(input.path("applicationName").asText());
    if (!group) {
      throw refused("DeploymentGroupNameRequiredException", "Deployment Group name is missing");
    }
    return Optional.of(
        group(input.path("applicationName").asText(), input.path("deploymentGroupName").asText()));
  }

  private Deployment known(String id) throws ServiceError {
    if (!ID.matcher(id).matches()) {
      throw refused(
          "InvalidDeploymentIdException", "The deployment id %s is invalid".formatted(id));
    }
    return deployments
        .find(id)
        .orElseThrow(
            () ->
                refused(
                    "DeploymentDoesNotExistException",
                    "The deployment %s could not be found".formatted(id)));
  }

  private void demandApplication(String name) throws ServiceError {
    if (groups.stream().noneMatch(group -> group.application().equals(name))) {
      throw refused("ApplicationDoesNotExistException", "No application found for name: " + name);
    }
  }

  private Group group(String application, String name) throws ServiceError {
    return groups.stream()
        .filter(group -> isOf(group, application, name))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    "DeploymentGroupDoesNotExistException",
                    "No Deployment Group found for name: " + name));
  }

  private static boolean isOf(Group group, String application, String name) {
    return group.application().equals(application) && group.name().equals(name);
  }

  private static ServiceError refused(String code, String message) {
    return ServiceError.badRequest(code, message);
  }
}
