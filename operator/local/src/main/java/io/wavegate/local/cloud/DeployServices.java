package io.wavegate.local.cloud;

import io.wavegate.local.cloud.LocalCloud.Place;
import io.wavegate.standins.EventSink;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.RolloutScript;
import io.wavegate.standins.World;
import io.wavegate.standins.appconfig.AppConfigStandIn;
import io.wavegate.standins.cloudformation.CloudFormationStandIn;
import io.wavegate.standins.codedeploy.CodeDeployStandIn;
import io.wavegate.standins.ecr.EcrStandIn;
import io.wavegate.standins.ecs.EcsStandIn;
import io.wavegate.standins.http.Directory;
import io.wavegate.standins.lambda.VersionsStandIn;
import java.util.LinkedHashMap;
import java.util.Map;

/** The services of an account and Region that deploy a team's software, and take it back. */
public final class DeployServices {
  private final CodeDeployStandIn codeDeploy;
  private final EcsStandIn ecs;
  private final EcrStandIn images;
  private final VersionsStandIn versions;
  private final AppConfigStandIn appConfig;
  private final CloudFormationStandIn cloudFormation;
  private final Map<String, RolloutScript> scripts = new LinkedHashMap<>();

  /** Puts them into the directory, all but the versions of functions, which may share a table. */
  DeployServices(World world, Place place, EventSink events, Directory directory) {
    String account = place.account();
    String region = place.region();
    this.codeDeploy = new CodeDeployStandIn(world, account, region, events);
    this.ecs = new EcsStandIn(world, account, region, events);
    this.images = new EcrStandIn(world, account, region);
    this.versions = new VersionsStandIn(world, account, region);
    this.appConfig = new AppConfigStandIn(world);
    this.cloudFormation = new CloudFormationStandIn(world, account, region, events);
    directory
        .table(account, region, codeDeploy)
        .table(account, region, ecs)
        .table(account, region, images)
        .table(account, region, versions)
        .table(account, region, appConfig)
        .table(account, region, cloudFormation);
  }

  /** Says how stacks and aliases are deployed, which their services are not told. */
  public void script(String name, RolloutScript script) {
    scripts.put(name, script);
  }

  /** How one of them is deployed that starts now. */
  Rollout next(String name) {
    return scripts.getOrDefault(name, RolloutScript.NONE).next();
  }

  /** CodeDeploy. */
  public CodeDeployStandIn codeDeploy() {
    return codeDeploy;
  }

  /** ECS. */
  public EcsStandIn ecs() {
    return ecs;
  }

  /** ECR, with the images that ECS runs. */
  public EcrStandIn images() {
    return images;
  }

  /** Versions and aliases of Lambda functions. */
  public VersionsStandIn versions() {
    return versions;
  }

  /** AppConfig. */
  public AppConfigStandIn appConfig() {
    return appConfig;
  }

  /** CloudFormation. */
  public CloudFormationStandIn cloudFormation() {
    return cloudFormation;
  }
}
