package io.wavegate.core.policy;

import java.time.Duration;

/**
 * A way to roll a wave back, and what it is pulled at. Which works when is what the service of each
 * says (their API references); a rollback looks there before it pulls.
 */
public sealed interface Lever {
  /** The word used in policies and reports. */
  String word();

  /** Where it is pulled. */
  default Reach reach() {
    return switch (this) {
      case PipelineStage stage -> Reach.STAGE;
      case OwnFunction own -> Reach.STAGE;
      case Freeze freeze -> Reach.STAGE;
      case CodeDeploy codeDeploy -> Reach.TARGETS;
      case EcsService ecs -> Reach.TARGETS;
      case LambdaAlias alias -> Reach.TARGETS;
      case AppConfig appConfig -> Reach.TARGETS;
      case CloudFormation stack -> Reach.TARGETS;
    };
  }

  /** Whether it can stop a deployment that is under way. */
  default boolean worksInFlight() {
    return switch (this) {
      case PipelineStage stage -> false;
      case OwnFunction own -> false;
      case Freeze freeze -> false;
      case LambdaAlias alias -> false;
      case CodeDeploy codeDeploy -> true;
      case EcsService ecs -> true;
      case AppConfig appConfig -> true;
      case CloudFormation stack -> true;
    };
  }

  /** Whether it can take back a deployment that has succeeded. */
  default boolean worksAfterwards() {
    return switch (this) {
      case CodeDeploy codeDeploy -> false;
      case CloudFormation stack -> false;
      case PipelineStage stage -> true;
      case OwnFunction own -> true;
      case Freeze freeze -> true;
      case EcsService ecs -> true;
      case LambdaAlias alias -> true;
      case AppConfig appConfig -> true;
    };
  }

  /**
   * Whether it can also bring forward again what it took back: what reverts to what was there
   * before cannot.
   */
  default boolean worksBothWays() {
    return switch (this) {
      case EcsService ecs -> true;
      case LambdaAlias alias -> true;
      case PipelineStage stage -> false;
      case OwnFunction own -> false;
      case Freeze freeze -> false;
      case CodeDeploy codeDeploy -> false;
      case AppConfig appConfig -> false;
      case CloudFormation stack -> false;
    };
  }

  /** Where a lever is pulled. */
  enum Reach {
    /** Once for the wave, where Wavegate is installed. */
    STAGE,
    /** In each of the wave's targets. */
    TARGETS
  }

  /** CodePipeline's {@code RollbackStage}: the stage runs again with an earlier revision. */
  record PipelineStage() implements Lever {
    @Override
    public String word() {
      return "pipeline-stage";
    }
  }

  /**
   * CodeDeploy's {@code StopDeployment} with its automatic rollback, while a deployment runs.
   *
   * @param application the application
   * @param group its deployment group
   */
  record CodeDeploy(String application, String group) implements Lever {
    @Override
    public String word() {
      return "codedeploy";
    }
  }

  /**
   * ECS: {@code StopServiceDeployment} with ROLLBACK while a deployment runs, afterwards the former
   * task definition is deployed again.
   *
   * @param cluster the cluster's name
   * @param service the service's name
   */
  record EcsService(String cluster, String service) implements Lever {
    @Override
    public String word() {
      return "ecs";
    }
  }

  /**
   * Lambda's {@code UpdateAlias}: the alias names the former version again.
   *
   * @param function the function's name
   * @param alias the alias
   */
  record LambdaAlias(String function, String alias) implements Lever {
    @Override
    public String word() {
      return "lambda-alias";
    }
  }

  /**
   * AppConfig's {@code StopDeployment}, and up to 72 hours after its end with {@code AllowRevert}.
   *
   * @param application the application's id
   * @param environment the environment's id
   */
  record AppConfig(String application, String environment) implements Lever {
    @Override
    public String word() {
      return "appconfig";
    }
  }

  /**
   * CloudFormation's {@code CancelUpdateStack} while an update runs, {@code RollbackStack} after
   * one that failed and was kept.
   *
   * @param stack the stack's name
   */
  record CloudFormation(String stack) implements Lever {
    @Override
    public String word() {
      return "cloudformation";
    }
  }

  /**
   * A Lambda function of the team's own, which answers with the task token that it is given.
   *
   * @param function its name
   * @param timeout how long it may take
   */
  record OwnFunction(String function, Duration timeout) implements Lever {
    @Override
    public String word() {
      return "lambda";
    }
  }

  /** Nothing is changed: the line is stopped, and a person is paged. */
  record Freeze() implements Lever {
    @Override
    public String word() {
      return "freeze";
    }
  }
}
