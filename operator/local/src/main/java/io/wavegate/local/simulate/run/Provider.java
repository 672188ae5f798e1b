package io.wavegate.local.simulate.run;

import io.wavegate.local.cloud.DeployActions;
import io.wavegate.local.simulate.schedule.Element.DeployFails;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.standins.Rollout;
import io.wavegate.standins.codepipeline.ActionCompletion;
import io.wavegate.standins.codepipeline.ActionProvider;
import io.wavegate.standins.codepipeline.ActionStart;
import io.wavegate.standins.codepipeline.SourceRevision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays the providers of source, build and deploy actions. */
final class Provider implements ActionProvider {
  private static final String FAILED = "the stack could not be updated";

  private final Stage stage;
  private final List<DeployFails> failing = new ArrayList<>();
  private Optional<DeployActions> services = Optional.empty();
  private Optional<ActionStart> beginning = Optional.empty();

  Provider(Stage stage) {
    this.stage = stage;
  }

  /** What the plan's levers are pulled at is deployed by its service. */
  void through(DeployActions actions) {
    services = Optional.of(actions);
  }

  /** How a deployment goes that begins now: of an action, or of whoever takes one back. */
  Rollout next() {
    Duration takes = stage.schedule().plan().deploy();
    return beginning.filter(this::fails).isPresent()
        ? Rollout.failure(takes, FAILED)
        : Rollout.success(takes);
  }

  /** Deploy actions fail from now on. */
  void fail(DeployFails fails) {
    failing.add(fails);
  }

  @Override
  public void start(ActionStart start, ActionCompletion completion) {
    if (start.type().category().equals("Source")) {
      SourceRevision revision = start.revisions().getFirst();
      completion.found(revision.revisionId(), revision.revisionSummary(), revision.revisionUrl());
      return;
    }
    beginning = Optional.of(start);
    try {
      if (services.filter(actions -> actions.start(start, completion)).isPresent()) {
        return;
      }
    } finally {
      beginning = Optional.empty();
    }
    Plan plan = stage.schedule().plan();
    boolean deploys = start.type().category().equals("Deploy");
    Duration takes = deploys ? plan.deploy() : plan.build();
    String id = stage.scheduler().uuid();
    stage
        .scheduler()
        .at(
            stage.now().plus(takes),
            "deploy " + start.stageName(),
            () -> end(start, completion, id));
  }

  private void end(ActionStart start, ActionCompletion completion, String id) {
    if (fails(start)) {
      completion.fail("JobFailed", FAILED);
    } else {
      completion.succeed(id, "done");
    }
  }

  private boolean fails(ActionStart start) {
    return failing.stream().anyMatch(fails -> isMeant(fails, start));
  }

  private boolean isMeant(DeployFails fails, ActionStart start) {
    return start.type().category().equals("Deploy")
        && start.rollback() == fails.ofRollback()
        && stage.schedule().plan().waves().get(fails.wave()).stage().equals(start.stageName());
  }
}
