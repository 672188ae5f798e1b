package io.wavegate.standins.codepipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A pipeline: its structure in all versions, its stages, and its executions. */
final class Pipeline {
  private final String name;
  private final Instant created;
  private final TreeMap<Integer, PipelineDefinition> versions = new TreeMap<>();
  private final Map<String, StageSlot> slots = new LinkedHashMap<>();
  private final List<PipelineExecution> executions = new ArrayList<>();
  private final Map<String, String> startTokens = new LinkedHashMap<>();
  private Instant updated;

  Pipeline(PipelineDefinition definition, Instant now) {
    this.name = definition.name();
    this.created = now;
    this.updated = now;
    update(definition, now);
  }

  void update(PipelineDefinition definition, Instant now) {
    versions.put(definition.version(), definition);
    updated = now;
    definition.stages().forEach(stage -> slot(stage.name()));
  }

  String name() {
    return name;
  }

  Instant created() {
    return created;
  }

  Instant updated() {
    return updated;
  }

  PipelineDefinition current() {
    return versions.lastEntry().getValue();
  }

  Optional<PipelineDefinition> version(int version) {
    return Optional.ofNullable(versions.get(version));
  }

  /** A stage that was taken out of the structure keeps its slot for executions still under way. */
  StageSlot slot(String stage) {
    return slots.computeIfAbsent(stage, StageSlot::new);
  }

  /** Every execution, oldest first. */
  List<PipelineExecution> executions() {
    return executions;
  }

  Optional<PipelineExecution> execution(String id) {
    return executions.stream().filter(known -> known.id().equals(id)).findFirst();
  }

  /** Execution ids by the client request token that started them. */
  Map<String, String> startTokens() {
    return startTokens;
  }
}
