package io.wavegate.core.lever;

import java.util.Optional;

/** What a lever is pulled at, as its service shows it; words are the services' own. */
public sealed interface LeverFacts {
  /** What is there, as a person names it. */
  String named();

  /** Whether what would come back still exists; empty where nobody looked. */
  default Optional<Remains> remains() {
    return Optional.empty();
  }

  /**
   * The latest deployment of a CodeDeploy group ({@code GetDeploymentGroup}, {@code
   * GetDeployment}).
   *
   * @param deployment its id, empty if there never was one
   * @param status Created, Queued, InProgress, Baking, Succeeded, Failed, Stopped, Ready
   * @param undoes the deployment that it rolls back; empty if it is none of CodeDeploy's rollbacks
   * @param lastGood the group's last successful deployment, empty if there is none
   */
  record CodeDeployment(String deployment, String status, String undoes, String lastGood)
      implements LeverFacts {
    @Override
    public String named() {
      return "deployment " + lastGood;
    }
  }

  /**
   * An ECS service and its latest service deployment ({@code DescribeServices}, {@code
   * ListServiceDeployments}).
   *
   * @param taskDefinition the ARN of the task definition that the service wants
   * @param deployment the ARN of its latest service deployment, empty if it shows none
   * @param status that deployment's status, for example IN_PROGRESS, SUCCESSFUL,
   *     ROLLBACK_IN_PROGRESS; empty if it shows none
   * @param reason what the service says about it, empty if nothing
   * @param former what it would run again; empty where nobody looked
   */
  record EcsDeployment(
      String taskDefinition,
      String deployment,
      String status,
      String reason,
      Optional<FormerTask> former)
      implements LeverFacts {
    /** The same, where nobody has looked what it would run again. */
    public EcsDeployment(String taskDefinition, String deployment, String status, String reason) {
      this(taskDefinition, deployment, status, reason, Optional.empty());
    }

    @Override
    public Optional<Remains> remains() {
      return former.map(FormerTask::remains);
    }

    /** Family and revision, as the end of the ARN has them. */
    @Override
    public String named() {
      return taskDefinition.substring(taskDefinition.lastIndexOf('/') + 1);
    }
  }

  /**
   * A function's alias ({@code GetAlias}).
   *
   * @param version the version that it names
   * @param weighted whether another version gets a part of the calls
   * @param revision {@code RevisionId}, which a change must name
   */
  record Alias(String version, boolean weighted, String revision) implements LeverFacts {
    /** No version, but whatever was uploaded last. */
    public static final String LATEST = "$LATEST";

    @Override
    public String named() {
      return "version " + version;
    }
  }

  /**
   * The latest deployment of an AppConfig environment ({@code ListDeployments}).
   *
   * @param number its number, 0 if there never was one
   * @param state DEPLOYING, BAKING, VALIDATING, COMPLETE, ROLLING_BACK, ROLLED_BACK, REVERTED;
   *     empty if there never was one
   * @param version the configuration's version, empty if not shown
   */
  record ConfigDeployment(int number, String state, String version) implements LeverFacts {
    @Override
    public String named() {
      return "what deployment " + number + " brought";
    }
  }

  /**
   * A CloudFormation stack ({@code DescribeStacks}).
   *
   * @param id its ARN
   * @param status for example UPDATE_IN_PROGRESS
   * @param updated {@code LastUpdatedTime} as it is shown, empty if it was never updated
   * @param reason what the service says about it, empty if nothing
   */
  record Stack(String id, String status, String updated, String reason) implements LeverFacts {
    @Override
    public String named() {
      return "the stack as it was, " + status;
    }
  }

  /**
   * What the lever is pulled at is not there.
   *
   * @param why the service's words
   */
  record Absent(String why) implements LeverFacts {
    @Override
    public String named() {
      return "nothing";
    }
  }
}
