package io.wavegate.standins.codepipeline;

import io.wavegate.standins.Cancellation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One execution of one action. */
final class ActionRun {
  private final String id;
  private final StageRun stage;
  private final ActionDefinition definition;
  private final Map<String, String> configuration;
  private final Instant startTime;
  private final List<Cancellation> timers = new ArrayList<>();
  private final Map<String, String> outputVariables = new LinkedHashMap<>();
  private ActionState state = new ActionState.InProgress();
  private Progress progress = Progress.NONE;
  private Optional<String> updatedBy = Optional.empty();
  private Optional<String> approvalToken = Optional.empty();
  private Instant lastStatusChange;

  /**
   * What is known of an action before it begins.
   *
   * @param configuration with its variables resolved
   */
  record Birth(
      String id, ActionDefinition definition, Map<String, String> configuration, Instant at) {}

  ActionRun(StageRun stage, Birth birth) {
    this.stage = stage;
    this.id = birth.id();
    this.definition = birth.definition();
    this.configuration = birth.configuration();
    this.startTime = birth.at();
    this.lastStatusChange = birth.at();
  }

  String id() {
    return id;
  }

  StageRun stage() {
    return stage;
  }

  PipelineExecution execution() {
    return stage.execution();
  }

  ActionDefinition definition() {
    return definition;
  }

  /** The configuration with its variables resolved. */
  Map<String, String> configuration() {
    return configuration;
  }

  Instant startTime() {
    return startTime;
  }

  Instant lastStatusChange() {
    return lastStatusChange;
  }

  ActionState state() {
    return state;
  }

  boolean running() {
    return state instanceof ActionState.InProgress;
  }

  Progress progress() {
    return progress;
  }

  Optional<String> updatedBy() {
    return updatedBy;
  }

  Map<String, String> outputVariables() {
    return outputVariables;
  }

  /** The token of a manual approval; it stays known after the answer. */
  Optional<String> approvalToken() {
    return approvalToken;
  }

  void approvableWith(String token) {
    approvalToken = Optional.of(token);
  }

  void report(Progress news) {
    progress = news.over(progress);
  }

  void answeredBy(String principal) {
    updatedBy = Optional.of(principal);
  }

  /** Makes the output variables known to later actions, if the action has a namespace. */
  void publishVariables() {
    if (definition.namespace().isPresent()) {
      String namespace = definition.namespace().get();
      outputVariables.forEach(
          (name, value) -> execution().variables().put(namespace + "." + name, value));
    }
  }

  void timer(Cancellation timer) {
    timers.add(timer);
  }

  void end(ActionState end, Instant now) {
    state = end;
    lastStatusChange = now;
    timers.forEach(Cancellation::cancel);
    timers.clear();
  }
}
