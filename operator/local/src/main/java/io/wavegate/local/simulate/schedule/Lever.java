package io.wavegate.local.simulate.schedule;

import java.util.List;
import java.util.Map;

/**
 * A way to roll a wave back, as a policy says it, and the deploy action whose deployment it takes
 * back. What it is pulled at bears the wave's name.
 */
public enum Lever {
  /** CodePipeline's own. */
  PIPELINE_STAGE("pipeline-stage", "CloudFormation"),
  /** A service of ECS. */
  ECS("ecs", "ECS"),
  /** An alias of a Lambda function. */
  LAMBDA_ALIAS("lambda-alias", "Lambda"),
  /** A deployment group of CodeDeploy. */
  CODEDEPLOY("codedeploy", "CodeDeploy"),
  /** An environment of AppConfig. */
  APPCONFIG("appconfig", "AppConfig"),
  /** A stack of CloudFormation. */
  CLOUDFORMATION("cloudformation", "CloudFormation");

  /** The cluster of ECS, and the group of CodeDeploy. */
  public static final String PROD = "prod";

  /** The alias. */
  public static final String ALIAS = "live";

  /** The application of AppConfig. */
  public static final String APPLICATION = "app1234";

  /** Its configuration profile. */
  public static final String PROFILE = "pro1234";

  private final String word;
  private final String provider;

  Lever(String word, String provider) {
    this.word = word;
    this.provider = provider;
  }

  /** The policy's word. */
  public String word() {
    return word;
  }

  /** Who deploys what it takes back, as a deploy action names it. */
  String provider() {
    return provider;
  }

  /** Whether it is pulled in each account and Region by itself. */
  public boolean isOfTargets() {
    return this != PIPELINE_STAGE;
  }

  /** What a policy says. */
  String inPolicy(String name) {
    return switch (this) {
      case PIPELINE_STAGE -> word;
      case ECS -> said(List.of("cluster", PROD, "service", name));
      case LAMBDA_ALIAS -> said(List.of("function", name, "alias", ALIAS));
      case CODEDEPLOY -> said(List.of("application", name, "group", PROD));
      case APPCONFIG -> said(List.of("application", APPLICATION, "environment", name));
      case CLOUDFORMATION -> "{cloudformation: {stack: " + name + "}}";
    };
  }

  private String said(List<String> parts) {
    return "{%s: {%s: %s, %s: %s}}"
        .formatted(word, parts.get(0), parts.get(1), parts.get(2), parts.get(3));
  }

  /** What a deploy action is configured with. */
  Map<String, String> configuration(String name) {
    return switch (this) {
      case PIPELINE_STAGE -> Map.of("StackName", Plan.SERVICE);
      case ECS -> Map.of("ClusterName", PROD, "ServiceName", name);
      case LAMBDA_ALIAS -> Map.of("FunctionName", name, "FunctionAlias", ALIAS);
      case CODEDEPLOY -> Map.of("ApplicationName", name, "DeploymentGroupName", PROD);
      case APPCONFIG ->
          Map.of(
              "Application",
              APPLICATION,
              "Environment",
              name,
              "ConfigurationProfile",
              PROFILE,
              "DeploymentStrategy",
              "str1234");
      case CLOUDFORMATION -> Map.of("ActionMode", "CREATE_UPDATE", "StackName", name);
    };
  }
}
