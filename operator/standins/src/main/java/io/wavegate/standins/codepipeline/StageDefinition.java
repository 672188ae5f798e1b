package io.wavegate.standins.codepipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** One stage of a pipeline, its actions in the order of the document. */
record StageDefinition(String name, List<ActionDefinition> actions, OnFailure onFailure) {

  boolean isSource() {
    return actions.stream().anyMatch(action -> action.type().isSource());
  }

  /** The actions by run order. */
  List<List<ActionDefinition>> groups() {
    TreeMap<Integer, List<ActionDefinition>> groups = new TreeMap<>();
    for (ActionDefinition action : actions) {
      groups.computeIfAbsent(action.runOrder(), unused -> new ArrayList<>()).add(action);
    }
    return List.copyOf(groups.values());
  }

  boolean has(String action) {
    return actions.stream().anyMatch(known -> known.name().equals(action));
  }
}
