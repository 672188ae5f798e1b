package io.wavegate.local.rehearsal;

import io.wavegate.local.scenario.World;
import io.wavegate.local.time.Scheduler;
import io.wavegate.standins.codepipeline.ActionCompletion;
import io.wavegate.standins.codepipeline.ActionProvider;
import io.wavegate.standins.codepipeline.ActionStart;
import io.wavegate.standins.codepipeline.SourceRevision;

/** Plays the providers of source, build and deploy actions. */
final class Deployments implements ActionProvider {
  private final World world;
  private final Scheduler scheduler;

  Deployments(World world, Scheduler scheduler) {
    this.world = world;
    this.scheduler = scheduler;
  }

  @Override
  public void start(ActionStart start, ActionCompletion completion) {
    if (start.type().category().equals("Source")) {
      SourceRevision revision = start.revisions().getFirst();
      completion.found(revision.revisionId(), revision.revisionSummary(), revision.revisionUrl());
      return;
    }
    String id = scheduler.uuid();
    scheduler.at(
        scheduler.now().plus(world.deployTakes()),
        "deploy " + start.stageName() + "/" + start.actionName(),
        () -> completion.succeed(id, start.actionName() + " done"));
  }
}
