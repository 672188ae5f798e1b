package io.wavegate.local.rehearsal;

import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.engine.Engine;
import io.wavegate.engine.ExecutionDescription;
import io.wavegate.engine.HistoryEvent;
import io.wavegate.engine.StateMachineSummary;
import io.wavegate.local.Shipped;
import io.wavegate.local.cloud.LocalCloud;
import io.wavegate.local.rehearsal.Outcome.GateOutcome;
import io.wavegate.local.rehearsal.Rehearsal.Watcher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A bundled scenario that was played, and what it went through.
 *
 * @param name its file's name, without the ending
 * @param outcome what came of it
 * @param states the states that were entered, by the definition's name
 */
record Played(String name, Outcome outcome, Map<String, Set<String>> states) {
  static Played of(Path file) {
    List<LocalCloud> clouds = new ArrayList<>();
    Outcome outcome =
        new Rehearsal(Shipped.HOME, Watcher.NONE).play(Shipped.read(file), clouds::add);
    String name = file.getFileName().toString().replace(".yaml", "");
    return new Played(name, outcome, states(clouds.getFirst().engine()));
  }

  private static Map<String, Set<String>> states(Engine engine) {
    Map<String, Set<String>> entered = new TreeMap<>();
    for (StateMachineSummary machine : engine.listStateMachines()) {
      Set<String> states = new TreeSet<>();
      for (ExecutionDescription execution :
          engine.listExecutions(machine.stateMachineArn(), Optional.empty())) {
        engine.getExecutionHistory(execution.executionArn()).stream()
            .filter(event -> event.type().endsWith("StateEntered"))
            .flatMap(event -> name(event).stream())
            .forEach(states::add);
      }
      entered.put(machine.name().replace("wavegate-", ""), states);
    }
    return entered;
  }

  private static Optional<String> name(HistoryEvent event) {
    return event.details().map(details -> details.path("name").asText());
  }

  /** Everything that was written down: timeline, reasons and the evidence of verdicts. */
  String written() {
    StringBuilder text = new StringBuilder();
    for (TimelineEntry entry : outcome.view().timeline()) {
      text.append(entry.text()).append('\n');
    }
    for (GateOutcome gate : outcome.gates()) {
      text.append(gate.reason()).append('\n').append(gate.waitingFor().orElse("")).append('\n');
      text.append(gate.evidence().orElse("")).append('\n');
    }
    outcome.rollbacks().forEach(rollback -> text.append(rollback.outcome()).append('\n'));
    return text.toString();
  }

  /** Operations that were sent. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    outcome.effects().forEach(effect -> operations.add(effect.split(" ", 2)[0]));
    return operations;
  }
}
