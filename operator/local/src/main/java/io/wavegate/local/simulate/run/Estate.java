package io.wavegate.local.simulate.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.model.Place;
import io.wavegate.local.cloud.DeployServices;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.simulate.schedule.Lever;
import io.wavegate.local.simulate.schedule.Plan.Wave;
import io.wavegate.local.simulate.trace.Happened.Stood;
import io.wavegate.standins.Json;
import io.wavegate.standins.RolloutScript;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.codedeploy.Group;
import java.time.Duration;
import java.util.Optional;

/** What a plan's levers are pulled at, and what stands there. */
final class Estate {
  private static final String NOTHING = "nothing";

  private final Stage stage;
  private final LocalCloud cloud;

  Estate(Stage stage, LocalCloud cloud) {
    this.stage = stage;
    this.cloud = cloud;
  }

  /** Puts it there. */
  void furnish(RolloutScript script) {
    for (Wave wave : stage.schedule().plan().waves()) {
      for (Place place : wave.levers().places()) {
        wave.levers().ofTargets().ifPresent(lever -> put(lever, wave.thing(), at(place), script));
      }
    }
  }

  private DeployServices at(Place place) {
    LocalCloud.Place there = new LocalCloud.Place(place.account(), place.region());
    return there.equals(cloud.place())
        ? cloud.further().deploying()
        : cloud.spokes().deploying(there).orElseThrow();
  }

  private static void put(Lever lever, String name, DeployServices there, RolloutScript script) {
    switch (lever) {
      case ECS ->
          there.ecs().putService(Lever.PROD, name, there.ecs().register(name, name + ":1"), script);
      case LAMBDA_ALIAS -> {
        there.versions().point(name, Lever.ALIAS, there.versions().publish(name));
        there.script(name + ":" + Lever.ALIAS, script);
      }
      case CODEDEPLOY -> there.codeDeploy().putGroup(new Group(name, Lever.PROD, "Server", script));
      case APPCONFIG ->
          there.appConfig().putEnvironment(Lever.APPLICATION, name, script, Duration.ofMinutes(1));
      case CLOUDFORMATION -> {
        there.cloudFormation().putStack(name);
        there.script(name, script);
      }
      case PIPELINE_STAGE -> {
        // What only CodePipeline takes back is played.
      }
    }
  }

  /** Tells the trace what stands in every place. */
  void tell() {
    for (Wave wave : stage.schedule().plan().waves()) {
      for (Place place : wave.levers().places()) {
        wave.levers()
            .ofTargets()
            .map(lever -> look(lever, wave.thing(), at(place)))
            .ifPresent(look -> tell(wave, place, look));
      }
    }
  }

  private void tell(Wave wave, Place place, Look look) {
    stage
        .trace()
        .add(
            new Stood(
                stage.now(),
                wave.stage(),
                place.account(),
                place.region(),
                look.version(),
                look.isMoving()));
  }

  private record Look(String version, boolean isMoving) {}

  private Look look(Lever lever, String name, DeployServices there) {
    return switch (lever) {
      case ECS -> ecs(name, there.ecs());
      case LAMBDA_ALIAS -> alias(name, there.versions());
      case CODEDEPLOY -> codeDeploy(name, there.codeDeploy());
      case APPCONFIG -> appConfig(name, there);
      case CLOUDFORMATION -> stack(name, there.cloudFormation());
      case PIPELINE_STAGE -> new Look(NOTHING, false);
    };
  }

  private Look ecs(String name, ServiceTable ecs) {
    ObjectNode input = Json.object().put("cluster", Lever.PROD);
    input.putArray("services").add(name);
    JsonNode service = ask(ecs, "DescribeServices", input).at("/services/0");
    return new Look(
        service.path("taskDefinition").asText(), service.has("currentServiceDeployment"));
  }

  private Look alias(String name, ServiceTable versions) {
    JsonNode alias =
        ask(versions, "GetAlias", Json.object().put("FunctionName", name).put("Name", Lever.ALIAS));
    return new Look(
        alias.path("FunctionVersion").asText(),
        !alias.at("/RoutingConfig/AdditionalVersionWeights").isEmpty());
  }

  /** What a deployment that was stopped has left there nobody knows. */
  private Look codeDeploy(String name, ServiceTable codeDeploy) {
    ObjectNode which =
        Json.object().put("applicationName", name).put("deploymentGroupName", Lever.PROD);
    JsonNode group = ask(codeDeploy, "GetDeploymentGroup", which).path("deploymentGroupInfo");
    JsonNode last = group.path("lastAttemptedDeployment");
    String id = last.path("deploymentId").asText();
    return switch (last.path("status").asText()) {
      case "" -> new Look(NOTHING, false);
      case "Succeeded" -> {
        JsonNode deployment =
            ask(codeDeploy, "GetDeployment", Json.object().put("deploymentId", id));
        yield new Look(deployment.at("/deploymentInfo/revision").toString(), false);
      }
      case "Failed", "Stopped" -> new Look("what " + id + " has left", false);
      default -> new Look("on its way", true);
    };
  }

  private Look appConfig(String name, DeployServices there) {
    ObjectNode which =
        Json.object().put("ApplicationId", Lever.APPLICATION).put("EnvironmentId", name);
    String state =
        ask(there.appConfig(), "ListDeployments", which).at("/Items/0/State").asText("REVERTED");
    Optional<String> version = there.appConfig().version(Lever.APPLICATION, name, Lever.PROFILE);
    boolean isMoving =
        switch (state) {
          case "COMPLETE", "ROLLED_BACK", "REVERTED" -> false;
          default -> true;
        };
    return new Look(version.orElse(NOTHING), isMoving);
  }

  /** Each update that came to its end makes another stack; one that went back, none. */
  private Look stack(String name, ServiceTable stacks) {
    ObjectNode which = Json.object().put("StackName", name);
    String status = ask(stacks, "DescribeStacks", which).at("/Stacks/0/StackStatus").asText();
    long updates = 0;
    for (JsonNode event : ask(stacks, "DescribeStackEvents", which).path("StackEvents")) {
      updates += event.path("ResourceStatus").asText().equals("UPDATE_COMPLETE") ? 1 : 0;
    }
    String version = "after " + updates + " updates";
    return new Look(
        status.endsWith("_FAILED") ? version + ", " + status : version,
        status.endsWith("_IN_PROGRESS"));
  }

  private JsonNode ask(ServiceTable table, String operation, JsonNode input) {
    try {
      return table.call(operation, input, cloud.person("onlooker"));
    } catch (ServiceError e) {
      throw new IllegalStateException(operation + " was refused: " + e.message(), e);
    }
  }
}
