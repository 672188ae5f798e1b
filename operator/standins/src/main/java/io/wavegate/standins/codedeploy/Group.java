package io.wavegate.standins.codedeploy;

import io.wavegate.standins.RolloutScript;

/**
 * A deployment group.
 *
 * @param computePlatform Server, Lambda or ECS
 * @param rollsBackOnFailure whether it has automatic rollback for DEPLOYMENT_FAILURE
 * @param rollsBackOnStop the same for DEPLOYMENT_STOP_ON_REQUEST
 */
public record Group(
    String application,
    String name,
    String computePlatform,
    RolloutScript script,
    boolean rollsBackOnFailure,
    boolean rollsBackOnStop) {

  /** A group that rolls back nothing by itself. */
  public Group(String application, String name, String computePlatform, RolloutScript script) {
    this(application, name, computePlatform, script, false, false);
  }
}
