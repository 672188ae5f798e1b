package io.wavegate.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.codepipeline.ActionCompletion;
import io.wavegate.standins.codepipeline.ActionStart;
import io.wavegate.standins.lambda.VersionsStandIn;
import java.util.Optional;

/**
 * Deploy actions whose configuration names something that is there: its service deploys it, in the
 * account of the action's role and the action's Region, and the action ends as the deployment does
 * (CodePipeline's user guide, Action structure reference).
 */
public final class DeployActions {
  private final LocalCloud cloud;
  private final Scheduler scheduler;

  /** The actions of a cloud's pipelines. */
  public DeployActions(LocalCloud cloud, Scheduler scheduler) {
    this.cloud = cloud;
    this.scheduler = scheduler;
  }

  /** One action under way. */
  private record Run(
      ActionStart start, ActionCompletion completion, DeployServices services, Caller caller) {
    String text(String key) {
      return start.configuration().getOrDefault(key, "");
    }

    String revision() {
      return start.revisions().isEmpty() ? "none" : start.revisions().getFirst().revisionId();
    }

    void began(String id) {
      completion.progress(id, "Deployment " + id + " is in progress", 0);
    }

    void ended(String id, boolean succeeded) {
      if (succeeded) {
        completion.succeed(id, "Deployment " + id + " succeeded");
      } else {
        completion.fail("JobFailed", "Deployment " + id + " failed");
      }
    }

    JsonNode call(ServiceTable table, String operation, ObjectNode input) throws ServiceError {
      return table.call(operation, input, caller);
    }
  }

  /** Begins an action, if what it names is there. */
  public boolean start(ActionStart start, ActionCompletion completion) {
    Place place = place(start);
    Optional<DeployServices> services =
        place.equals(cloud.place())
            ? Optional.of(cloud.further().deploying())
            : cloud.spokes().deploying(place);
    if (!start.type().category().equals("Deploy") || services.isEmpty()) {
      return false;
    }
    Caller caller = new Caller(place.account(), place.region(), pipelineRole(start, place));
    Run run = new Run(start, completion, services.get(), caller);
    try {
      return switch (start.type().provider()) {
        case "CodeDeploy", "CodeDeployToECS" -> codeDeploy(run);
        case "ECS" -> ecs(run);
        case "AppConfig" -> appConfig(run);
        case "CloudFormation" -> cloudFormation(run);
        case "Lambda" -> lambda(run);
        default -> false;
      };
    } catch (ServiceError refused) {
      completion.fail("JobFailed", refused.message());
      return true;
    }
  }

  private Place place(ActionStart start) {
    String account =
        start.roleArn().map(role -> role.split(":", 6)[4]).orElse(cloud.place().account());
    return new Place(account, start.region().orElse(cloud.place().region()));
  }

  private static String pipelineRole(ActionStart start, Place place) {
    return "arn:aws:sts::%s:assumed-role/%s/%s"
        .formatted(
            place.account(),
            start
                .roleArn()
                .map(role -> role.substring(role.lastIndexOf('/') + 1))
                .orElse("pipeline"),
            start.pipelineName());
  }

  private static boolean codeDeploy(Run run) throws ServiceError {
    var service = run.services().codeDeploy();
    if (!service.hasGroup(run.text("ApplicationName"), run.text("DeploymentGroupName"))) {
      return false;
    }
    ObjectNode request =
        Json.object()
            .put("applicationName", run.text("ApplicationName"))
            .put("deploymentGroupName", run.text("DeploymentGroupName"));
    request
        .putObject("revision")
        .put("revisionType", "S3")
        .putObject("s3Location")
        .put("bucket", "artifacts")
        .put("key", run.revision() + ".zip")
        .put("bundleType", "zip");
    String id = run.call(service, "CreateDeployment", request).path("deploymentId").asText();
    run.began(id);
    service.whenEnded(id, end -> run.ended(id, end.path("status").asText().equals("Succeeded")));
    return true;
  }

  private static boolean ecs(Run run) throws ServiceError {
    var service = run.services().ecs();
    String cluster = run.text("ClusterName");
    String name = run.text("ServiceName");
    Optional<String> now = service.taskDefinition(cluster, name);
    if (now.isEmpty()) {
      return false;
    }
    String family = now.get().replaceFirst("^.*task-definition/([^:]*):.*$", "$1");
    String image = run.services().images().push(family, run.revision());
    String definition = service.register(family, image);
    JsonNode updated =
        run.call(
            service,
            "UpdateService",
            Json.object()
                .put("cluster", cluster)
                .put("service", name)
                .put("taskDefinition", definition));
    String id = updated.at("/service/deployments/0/id").asText();
    run.began(id);
    service.whenEnded(
        updated.at("/service/currentServiceDeployment").asText(),
        end -> run.ended(id, end.path("status").asText().equals("SUCCESSFUL")));
    return true;
  }

  private static boolean appConfig(Run run) throws ServiceError {
    var service = run.services().appConfig();
    String application = run.text("Application");
    String environment = run.text("Environment");
    if (!service.hasEnvironment(application, environment)) {
      return false;
    }
    String version = service.publish(application, run.text("ConfigurationProfile"));
    int number =
        run.call(
                service,
                "StartDeployment",
                Json.object()
                    .put("ApplicationId", application)
                    .put("EnvironmentId", environment)
                    .put("DeploymentStrategyId", run.text("DeploymentStrategy"))
                    .put("ConfigurationProfileId", run.text("ConfigurationProfile"))
                    .put("ConfigurationVersion", version))
            .path("DeploymentNumber")
            .asInt();
    String id = Integer.toString(number);
    run.began(id);
    service.whenEnded(
        application,
        environment,
        number,
        end -> run.ended(id, end.path("State").asText().equals("COMPLETE")));
    return true;
  }

  /** Change sets are made without anything being deployed. */
  private static boolean cloudFormation(Run run) throws ServiceError {
    var service = run.services().cloudFormation();
    String name = run.text("StackName");
    boolean updates =
        switch (run.text("ActionMode")) {
          case "CREATE_UPDATE", "REPLACE_ON_FAILURE", "CHANGE_SET_EXECUTE" -> true;
          default -> false;
        };
    if (!updates || !service.hasStack(name)) {
      return false;
    }
    String id = service.update(name, run.services().next(name));
    run.began(id);
    service.whenEnded(
        id,
        end -> {
          String status = end.path("StackStatus").asText();
          if (status.equals("UPDATE_COMPLETE")) {
            run.ended(id, true);
          } else {
            run.completion().fail("JobFailed", "Failed to update stack. Current status: " + status);
          }
        });
    return true;
  }

  /** A new version, or the one that is named, gets what the alias is asked. */
  private boolean lambda(Run run) {
    VersionsStandIn service = run.services().versions();
    String function = run.text("FunctionName");
    String alias = run.text("FunctionAlias");
    if (service.version(function, alias).isEmpty()) {
      return false;
    }
    String target = run.text("PublishedTargetVersion");
    String version = target.isEmpty() ? service.publish(function) : target;
    Rollout rollout = run.services().next(function + ":" + alias);
    String id = function + ":" + alias + ":" + version;
    run.began(id);
    rollout
        .lasts()
        .ifPresent(
            lasts ->
                scheduler.at(
                    scheduler.now().plus(lasts),
                    "lambda deployment " + id,
                    () -> {
                      if (rollout.succeeds()) {
                        service.point(function, alias, version);
                      }
                      run.ended(id, rollout.succeeds());
                    }));
    return true;
  }
}
