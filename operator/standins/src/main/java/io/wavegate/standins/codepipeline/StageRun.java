package io.wavegate.standins.codepipeline;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One execution of one stage; a retry goes on in the same one. */
final class StageRun {
  private final PipelineExecution execution;
  private final StageDefinition definition;
  private final Instant startTime;
  private final Map<String, ActionRun> actions = new LinkedHashMap<>();
  private StageStatus status = StageStatus.IN_PROGRESS;
  private Optional<Instant> lastRetry = Optional.empty();
  private boolean retriedByItself;
  private boolean startingActions;

  StageRun(PipelineExecution execution, StageDefinition definition, Instant startTime) {
    this.execution = execution;
    this.definition = definition;
    this.startTime = startTime;
  }

  PipelineExecution execution() {
    return execution;
  }

  StageDefinition definition() {
    return definition;
  }

  Instant startTime() {
    return startTime;
  }

  StageStatus status() {
    return status;
  }

  void status(StageStatus next) {
    status = next;
  }

  Optional<Instant> lastRetry() {
    return lastRetry;
  }

  boolean retriedByItself() {
    return retriedByItself;
  }

  void retryByItself() {
    retriedByItself = true;
  }

  /** While a group of actions is being started, an action that ends at once moves nothing yet. */
  boolean startingActions() {
    return startingActions;
  }

  void startingActions(boolean starting) {
    startingActions = starting;
  }

  void add(ActionRun action) {
    actions.put(action.definition().name(), action);
  }

  List<ActionRun> running() {
    return actions.values().stream().filter(ActionRun::running).toList();
  }

  boolean anyFailed() {
    return actions.values().stream().anyMatch(a -> a.state() instanceof ActionState.Failed);
  }

  /** The next actions to start: the first run order that has some which have not run. */
  List<ActionDefinition> next() {
    for (List<ActionDefinition> group : definition.groups()) {
      List<ActionDefinition> open =
          group.stream().filter(action -> !actions.containsKey(action.name())).toList();
      if (!open.isEmpty()) {
        return open;
      }
    }
    return List.of();
  }

  /** Forgets what has to run again. */
  void reopen(boolean allActions, Instant now) {
    actions.values().removeIf(a -> allActions || !(a.state() instanceof ActionState.Succeeded));
    status = StageStatus.IN_PROGRESS;
    lastRetry = Optional.of(now);
  }
}
