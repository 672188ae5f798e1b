package io.wavegate.standins.codepipeline;

import io.wavegate.standins.ObjectStore;
import io.wavegate.standins.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Actions whose provider the world plays, with the service's time limits for them. */
final class ProviderActions implements ActionKind {
  /** User guide, Quotas: the time until an action times out. */
  private static final Map<String, Duration> LIMITS =
      Map.of(
          "CloudFormation", Duration.ofDays(3),
          "CodeDeploy", Duration.ofDays(5),
          "StepFunctions", Duration.ofDays(7),
          "CodeBuild", Duration.ofHours(36));

  private static final Duration OTHER_LIMIT = Duration.ofHours(1);

  private final World world;
  private final ActionProvider provider;
  private final ObjectStore artifacts;

  ProviderActions(World world, ActionProvider provider, ObjectStore artifacts) {
    this.world = world;
    this.provider = provider;
    this.artifacts = artifacts;
  }

  @Override
  public void start(ActionRun action, ActionEnd end) {
    Duration limit = LIMITS.getOrDefault(action.definition().type().provider(), OTHER_LIMIT);
    action.timer(
        world.at(
            world.now().plus(limit),
            "codepipeline action timeout",
            () -> end.fail(action, "JobFailed", "The action timed out after " + limit)));
    Optional<String> missing = missing(action);
    if (missing.isPresent()) {
      end.fail(action, "PermissionError", missing.get());
    } else {
      provider.start(told(action), new Completion(action, end));
    }
  }

  /** Whoever may not list the bucket cannot tell what is gone from what is forbidden. */
  private Optional<String> missing(ActionRun action) {
    PipelineExecution execution = action.execution();
    String bucket = Artifacts.bucket(execution);
    return action.definition().inputArtifacts().stream()
        .map(name -> Artifacts.key(execution, name))
        .filter(key -> !artifacts.has(bucket, key))
        .findFirst()
        .map(
            key ->
                ("Unable to access the artifact with Amazon S3 object key '%s' located in the"
                        + " Amazon S3 artifact bucket '%s'. The provided role does not have"
                        + " sufficient permissions.")
                    .formatted(key, bucket));
  }

  private static ActionStart told(ActionRun action) {
    PipelineExecution execution = action.execution();
    return new ActionStart(
        execution.definition().name(),
        action.stage().definition().name(),
        action.definition().name(),
        execution.id(),
        action.id(),
        action.definition().type(),
        execution.rollbackTarget().isPresent(),
        action.configuration(),
        action.definition().region(),
        action.definition().roleArn(),
        List.copyOf(execution.revisions()));
  }

  private final class Completion implements ActionCompletion {
    private final ActionRun action;
    private final ActionEnd end;

    Completion(ActionRun action, ActionEnd end) {
      this.action = action;
      this.end = end;
    }

    @Override
    public void progress(String externalExecutionId, String summary, int percentComplete) {
      if (action.running()) {
        action.report(
            new Progress(
                Optional.of(summary),
                Optional.of(externalExecutionId),
                Optional.of(percentComplete)));
      }
    }

    @Override
    public void found(String revisionId, String revisionSummary, String revisionUrl) {
      if (!action.running()) {
        return;
      }
      List<SourceRevision> revisions = action.execution().revisions();
      String name = action.definition().name();
      revisions.removeIf(known -> known.actionName().equals(name));
      revisions.add(
          new SourceRevision(
              name,
              action.definition().outputArtifacts().stream().findFirst().orElse(name),
              revisionId,
              revisionSummary,
              revisionUrl,
              world.now()));
      succeed(revisionId, revisionSummary);
    }

    @Override
    public void succeed(String externalExecutionId, String summary) {
      close(Progress.of(externalExecutionId, summary), new ActionState.Succeeded());
    }

    @Override
    public void fail(String code, String message) {
      close(Progress.NONE, new ActionState.Failed(code, message));
    }

    private void close(Progress last, ActionState state) {
      if (action.running()) {
        action.report(last);
        end.end(action, state);
      }
    }
  }
}
