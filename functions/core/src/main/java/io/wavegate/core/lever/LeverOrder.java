package io.wavegate.core.lever;

/** What is asked of a service to take a deployment back: one call. */
public sealed interface LeverOrder {
  /**
   * CodeDeploy's {@code StopDeployment} with {@code autoRollbackEnabled}.
   *
   * @param deployment its id
   */
  record StopCodeDeploy(String deployment) implements LeverOrder {}

  /**
   * ECS's {@code StopServiceDeployment} with {@code stopType} ROLLBACK.
   *
   * @param deployment the service deployment's ARN
   */
  record StopEcs(String deployment) implements LeverOrder {}

  /**
   * ECS's {@code UpdateService}.
   *
   * @param cluster the cluster's name
   * @param service the service's name
   * @param taskDefinition the ARN of the one to deploy again
   */
  record DeployEcs(String cluster, String service, String taskDefinition) implements LeverOrder {}

  /**
   * Lambda's {@code UpdateAlias}, with no routing weights.
   *
   * @param function the function's name
   * @param alias the alias
   * @param version the version to name
   * @param revision the {@code RevisionId} that was read; the service refuses another
   */
  record PointAlias(String function, String alias, String version, String revision)
      implements LeverOrder {}

  /**
   * AppConfig's {@code StopDeployment} with {@code AllowRevert}.
   *
   * @param application the application's id
   * @param environment the environment's id
   * @param number the deployment's number
   */
  record StopAppConfig(String application, String environment, int number) implements LeverOrder {}

  /**
   * CloudFormation's {@code CancelUpdateStack}.
   *
   * @param stack the stack's ARN
   * @param token {@code ClientRequestToken}: letters, digits and hyphens, at most 128
   */
  record CancelUpdate(String stack, String token) implements LeverOrder {}

  /**
   * CloudFormation's {@code RollbackStack}.
   *
   * @param stack the stack's ARN
   * @param token {@code ClientRequestToken}: letters, digits and hyphens, at most 128
   */
  record RollBackStack(String stack, String token) implements LeverOrder {}
}
