package io.wavegate.local.rehearsal;

import io.wavegate.core.policy.Policy;
import io.wavegate.local.cloud.DeployActions;
import io.wavegate.local.scenario.Deed.DeploymentFails;
import io.wavegate.local.scenario.Scenario;
import io.wavegate.local.scenario.World;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.codepipeline.ActionCompletion;
import io.wavegate.standins.codepipeline.ActionProvider;
import io.wavegate.standins.codepipeline.ActionStart;
import io.wavegate.standins.codepipeline.SourceRevision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays the providers of source, build and deploy actions. */
final class Deployments implements ActionProvider {
  /** The length of a commit's id. */
  private static final int COMMIT = 40;

  private final World world;
  private final Policy policy;
  private final Scheduler scheduler;
  private final Instant begins;
  private final List<DeploymentFails> failing = new ArrayList<>();
  private Optional<DeployActions> services = Optional.empty();
  private Optional<ActionStart> beginning = Optional.empty();

  Deployments(Scenario scenario, Scheduler scheduler) {
    this.world = scenario.world();
    this.policy = scenario.policy();
    this.scheduler = scheduler;
    this.begins = scenario.start();
  }

  /** What the world has is deployed by its service from now on. */
  void through(DeployActions actions) {
    services = Optional.of(actions);
  }

  /**
   * How a deployment goes that begins now. What the world has planned is for the release: the one
   * before it, one that takes it back, and one that somebody asks for by hand succeed.
   */
  Rollout next(Rollout planned, Duration takes) {
    Optional<DeploymentFails> fails =
        beginning.flatMap(
            start -> failing.stream().filter(fail -> isMeant(fail, start)).findFirst());
    if (fails.isPresent()) {
      return Rollout.failure(takes, fails.get().message())
          .back(planned.backTakes(), planned.backSucceeds());
    }
    boolean isOfRelease =
        beginning.filter(start -> !start.rollback()).isPresent()
            && !scheduler.now().isBefore(begins);
    return isOfRelease
        ? planned
        : Rollout.success(takes).back(planned.backTakes(), planned.backSucceeds());
  }

  /** Deploy actions fail from now on. */
  void fail(DeploymentFails fails) {
    failing.add(fails);
  }

  @Override
  public void start(ActionStart start, ActionCompletion completion) {
    if (start.type().category().equals("Source")) {
      SourceRevision revision =
          start.revisions().isEmpty() ? madeUp(start) : start.revisions().getFirst();
      completion.found(revision.revisionId(), revision.revisionSummary(), revision.revisionUrl());
      return;
    }
    if (isDeployedByAService(start, completion)) {
      return;
    }
    String id = scheduler.uuid();
    Instant end = scheduler.now().plus(world.deployTakes());
    scheduler.at(
        end,
        "deploy " + start.stageName() + "/" + start.actionName(),
        () -> end(start, completion, id));
  }

  private boolean isDeployedByAService(ActionStart start, ActionCompletion completion) {
    beginning = Optional.of(start);
    try {
      return services.filter(there -> there.start(start, completion)).isPresent();
    } finally {
      beginning = Optional.empty();
    }
  }

  /** Who starts the pipeline by hand need not say what it shall release. */
  private SourceRevision madeUp(ActionStart start) {
    String commit = (scheduler.uuid() + scheduler.uuid()).replace("-", "").substring(0, COMMIT);
    return new SourceRevision(
        start.actionName(), start.actionName(), commit, "Started by hand", "", scheduler.now());
  }

  private void end(ActionStart start, ActionCompletion completion, String id) {
    Optional<DeploymentFails> fails =
        failing.stream().filter(fail -> isMeant(fail, start)).findFirst();
    if (fails.isPresent()) {
      completion.fail("JobFailed", fails.get().message());
    } else {
      completion.succeed(id, start.actionName() + " done");
    }
  }

  private boolean isMeant(DeploymentFails fails, ActionStart start) {
    return start.type().category().equals("Deploy")
        && start.rollback() == fails.ofRollback()
        && policy
            .wave(fails.wave())
            .filter(wave -> wave.stage().equals(start.stageName()))
            .isPresent()
        && fails.action().filter(action -> !action.equals(start.actionName())).isEmpty();
  }
}
