package io.wavegate.local.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Something of the world that one of AWS's services deploys. */
public sealed interface Deployable {

  /** Where it is, and how it is deployed. */
  Course course();

  /** How the release's deployment goes. */
  enum Goes {
    SUCCEEDS,
    FAILS,
    HANGS
  }

  /**
   * Where something is, and how it is deployed.
   *
   * @param account another one than Wavegate's
   * @param region another one than Wavegate's
   * @param takes how long a deployment takes
   * @param goes how that of the release goes
   * @param backTakes how long it takes to take it back
   * @param backWorks whether that works
   */
  record Course(
      Optional<String> account,
      Optional<String> region,
      Duration takes,
      Goes goes,
      Duration backTakes,
      boolean backWorks) {}

  /** A deployment group of CodeDeploy. */
  record DeploymentGroup(String application, String group, String platform, Course course)
      implements Deployable {}

  /**
   * A service of ECS.
   *
   * @param family of its task definitions
   * @param revisions how many of them there are; it runs the newest
   */
  record EcsService(String cluster, String service, String family, int revisions, Course course)
      implements Deployable {}

  /**
   * An alias of a Lambda function.
   *
   * @param versions that are published
   * @param version to which it points
   */
  record LambdaAlias(
      String function, String alias, List<String> versions, String version, Course course)
      implements Deployable {
    /** Copies the list. */
    public LambdaAlias {
      versions = List.copyOf(versions);
    }
  }

  /**
   * A configuration of AppConfig in an environment.
   *
   * @param versions how many there are of its profile
   * @param bakes how long a deployment is watched
   */
  record Configuration(
      String application,
      String environment,
      String profile,
      int versions,
      Duration bakes,
      Course course)
      implements Deployable {}

  /**
   * A stack of CloudFormation.
   *
   * @param keepsWhatFailed whether an update that fails stays as it is
   */
  record Stack(String name, boolean keepsWhatFailed, Course course) implements Deployable {}
}
