package io.wavegate.standins.codepipeline;

import io.wavegate.standins.ObjectStore;
import io.wavegate.standins.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves executions through stages. A stage is held by one execution while it runs; failure, stop
 * and success free it, and who waits in front may enter. Only an execution that waits between
 * stages can be superseded.
 */
final class Flow implements ActionEnd {
  /** Which kind of work an action is. */
  interface Kinds {
    ActionKind of(ActionType type);
  }

  /** What follows a stage that failed, beside the end of its execution. */
  interface Aftermath {
    void failed(StageRun run);
  }

  /** What the flow moves through, and the two directions in which it reaches out. */
  record Wiring(
      Map<String, Pipeline> pipelines, Kinds kinds, Aftermath aftermath, ObjectStore artifacts) {}

  private final World world;
  private final PipelineEvents events;
  private final CodePipelineSettings settings;
  private final Wiring wiring;

  Flow(World world, PipelineEvents events, CodePipelineSettings settings, Wiring wiring) {
    this.world = world;
    this.events = events;
    this.settings = settings;
    this.wiring = wiring;
  }

  /** Begins an execution at the first stage. */
  void begin(PipelineExecution execution) {
    admit(execution);
    arrive(execution, execution.definition().stages().getFirst());
  }

  /** Begins a rollback, in its stage at once: it crosses no transition. */
  void beginIn(PipelineExecution execution, StageDefinition stage) {
    admit(execution);
    enter(execution, stage);
  }

  /** Lets in who waits in front of a stage, if the stage is free and its transition open. */
  void tryEnter(Pipeline pipeline, StageSlot slot) {
    while (!slot.waiting().isEmpty() && slot.holder().isEmpty() && open(pipeline, slot)) {
      PipelineExecution first = slot.waiting().removeFirst();
      first.definition().stage(slot.name()).ifPresent(stage -> enter(first, stage));
    }
  }

  /** Runs a failed or stopped stage again. */
  void retry(StageRun run, boolean allActions) {
    PipelineExecution execution = run.execution();
    execution.nextAttempt();
    execution.status(ExecutionStatus.IN_PROGRESS, world.now());
    execution.position(new Position.Running(run));
    run.reopen(allActions, world.now());
    hold(run);
    events.pipeline(execution, "RESUMED");
    events.stage(run, "RESUMED");
    advance(run);
  }

  @Override
  public void end(ActionRun action, ActionState state) {
    if (!action.running()) {
      return;
    }
    action.end(state, world.now());
    action.execution().touched(world.now());
    action.publishVariables();
    if (state instanceof ActionState.Succeeded) {
      keepArtifacts(action);
    }
    events.action(action);
    if (!action.stage().startingActions()) {
      advance(action.stage());
    }
  }

  private void keepArtifacts(ActionRun action) {
    PipelineExecution execution = action.execution();
    for (String name : action.definition().outputArtifacts()) {
      wiring.artifacts().put(Artifacts.bucket(execution), Artifacts.key(execution, name));
    }
  }

  /** Ends an execution that waits in front of a stage. */
  void withdraw(PipelineExecution execution, ExecutionStatus end) {
    if (execution.position() instanceof Position.Waiting(StageDefinition stage)) {
      slot(execution, stage).waiting().remove(execution);
      finish(execution, end);
    }
  }

  /** Stops a stage: at once, leaving its actions to themselves, or when they have ended. */
  void stop(StageRun run, boolean abandon) {
    PipelineExecution execution = run.execution();
    if (execution.status() != ExecutionStatus.STOPPING) {
      execution.status(ExecutionStatus.STOPPING, world.now());
      events.pipeline(execution, "STOPPING");
      run.status(StageStatus.STOPPING);
      events.stage(run, "STOPPING");
    }
    if (abandon) {
      run.startingActions(true);
      run.running().forEach(action -> end(action, new ActionState.Abandoned()));
      run.startingActions(false);
    }
    advance(run);
  }

  private void admit(PipelineExecution execution) {
    pipeline(execution).executions().add(execution);
    events.pipeline(execution, "STARTED");
  }

  private void arrive(PipelineExecution execution, StageDefinition stage) {
    Pipeline pipeline = pipeline(execution);
    StageSlot slot = pipeline.slot(stage.name());
    execution.position(new Position.Waiting(stage));
    slot.waiting().add(execution);
    if (execution.definition().mode() == ExecutionMode.SUPERSEDED) {
      supersede(slot);
    }
    tryEnter(pipeline, slot);
  }

  /** Of those who wait in front of one stage only the newest stays. */
  private void supersede(StageSlot slot) {
    int newest = slot.waiting().stream().mapToInt(PipelineExecution::sequence).max().orElseThrow();
    for (PipelineExecution waiting : List.copyOf(slot.waiting())) {
      if (waiting.sequence() < newest) {
        withdraw(waiting, ExecutionStatus.SUPERSEDED);
      }
    }
  }

  private boolean open(Pipeline pipeline, StageSlot slot) {
    Optional<StageDefinition> before = pipeline.current().before(slot.name());
    return slot.inbound().open()
        && before.map(stage -> pipeline.slot(stage.name()).outbound().open()).orElse(true);
  }

  private void enter(PipelineExecution execution, StageDefinition stage) {
    StageRun run = new StageRun(execution, stage, world.now());
    execution.stages().add(run);
    execution.position(new Position.Running(run));
    hold(run);
    events.stage(run, "STARTED");
    advance(run);
  }

  private void hold(StageRun run) {
    StageSlot slot = slot(run.execution(), run.definition());
    slot.latest(run);
    if (run.execution().definition().mode() != ExecutionMode.PARALLEL) {
      slot.hold(run);
    }
  }

  private void advance(StageRun run) {
    if (!run.status().open() || !run.running().isEmpty()) {
      return;
    }
    List<ActionDefinition> next = run.next();
    if (run.status() == StageStatus.STOPPING) {
      leave(run, StageStatus.STOPPED, "STOPPED");
      finish(run.execution(), ExecutionStatus.STOPPED);
      admitNext(run);
    } else if (run.anyFailed()) {
      leave(run, StageStatus.FAILED, "FAILED");
      finish(run.execution(), ExecutionStatus.FAILED);
      wiring.aftermath().failed(run);
      admitNext(run);
    } else if (next.isEmpty()) {
      leave(run, StageStatus.SUCCEEDED, "SUCCEEDED");
      goOn(run);
      admitNext(run);
    } else {
      start(run, next);
    }
  }

  private void start(StageRun run, List<ActionDefinition> actions) {
    run.startingActions(true);
    for (ActionDefinition definition : actions) {
      start(run, definition);
    }
    run.startingActions(false);
    advance(run);
  }

  private void start(StageRun run, ActionDefinition definition) {
    PipelineExecution execution = run.execution();
    Map<String, String> configuration = Variables.resolve(execution, definition.configuration());
    ActionRun action =
        new ActionRun(
            run, new ActionRun.Birth(world.uuid(), definition, configuration, world.now()));
    run.add(action);
    execution.actions().add(action);
    execution.touched(world.now());
    slot(execution, run.definition()).latestActions().put(definition.name(), action);
    events.action(action);
    Optional<String> unresolved = Variables.unresolved(configuration);
    if (unresolved.isPresent()) {
      fail(
          action, "ConfigurationError", "The variable %s is not known".formatted(unresolved.get()));
    } else {
      wiring.kinds().of(definition.type()).start(action, this);
    }
  }

  private void goOn(StageRun run) {
    PipelineExecution execution = run.execution();
    Optional<StageDefinition> next = execution.definition().after(run.definition());
    boolean over =
        next.isEmpty() || (execution.rollbackTarget().isPresent() && !settings.rollbackContinues());
    if (over) {
      finish(execution, ExecutionStatus.SUCCEEDED);
    } else {
      arrive(execution, next.get());
    }
  }

  /** Ends a stage and frees it; nobody has entered it yet. */
  private void leave(StageRun run, StageStatus status, String event) {
    run.status(status);
    run.execution().position(new Position.Nowhere());
    events.stage(run, event);
    slot(run.execution(), run.definition()).release(run);
  }

  private void admitNext(StageRun run) {
    tryEnter(pipeline(run.execution()), slot(run.execution(), run.definition()));
  }

  private void finish(PipelineExecution execution, ExecutionStatus end) {
    execution.status(end, world.now());
    execution.position(new Position.Nowhere());
    events.pipeline(execution, end.name());
  }

  private Pipeline pipeline(PipelineExecution execution) {
    String name = execution.definition().name();
    Pipeline pipeline = wiring.pipelines().get(name);
    if (pipeline == null) {
      throw new IllegalStateException("no pipeline " + name);
    }
    return pipeline;
  }

  private StageSlot slot(PipelineExecution execution, StageDefinition stage) {
    return pipeline(execution).slot(stage.name());
  }
}
