package io.wavegate.standins.codepipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a pipeline knows of one of its stages, over all executions. */
final class StageSlot {
  private final String name;
  private final List<PipelineExecution> waiting = new ArrayList<>();
  private final Map<String, ActionRun> latestActions = new LinkedHashMap<>();
  private Transition inbound = new Transition.Untouched();
  private Transition outbound = new Transition.Untouched();
  private Optional<StageRun> holder = Optional.empty();
  private Optional<StageRun> latest = Optional.empty();

  StageSlot(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Who waits in front, the first to enter first. */
  List<PipelineExecution> waiting() {
    return waiting;
  }

  Transition inbound() {
    return inbound;
  }

  void inbound(Transition next) {
    inbound = next;
  }

  Transition outbound() {
    return outbound;
  }

  void outbound(Transition next) {
    outbound = next;
  }

  /** Who holds the stage; in PARALLEL mode nobody does. */
  Optional<StageRun> holder() {
    return holder;
  }

  void hold(StageRun run) {
    holder = Optional.of(run);
  }

  void release(StageRun run) {
    if (holder.isPresent() && holder.get() == run) {
      holder = Optional.empty();
    }
  }

  Optional<StageRun> latest() {
    return latest;
  }

  void latest(StageRun run) {
    latest = Optional.of(run);
  }

  /** The latest execution of each action; it can belong to an earlier execution of the stage. */
  Map<String, ActionRun> latestActions() {
    return latestActions;
  }
}
