package io.wavegate.standins;

/** The world's say in the deployments of one thing. */
@FunctionalInterface
public interface RolloutScript {

  /** Of what is never deployed here. */
  RolloutScript NONE = Rollout::hanging;

  /** How the deployment goes that starts now. */
  Rollout next();

  /** Each goes the same way. */
  static RolloutScript always(Rollout rollout) {
    return () -> rollout;
  }
}
