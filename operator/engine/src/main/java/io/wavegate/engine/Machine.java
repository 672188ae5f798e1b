package io.wavegate.engine;

import io.wavegate.engine.asl.Definition;
import io.wavegate.engine.asl.DefinitionParser;
import java.time.Instant;
import java.util.Optional;

/**
 * A state machine with the definition that new executions get.
 *
 * @param revision 1 for the definition that it was created with
 */
record Machine(StateMachineSummary summary, Definition definition, int revision) {

  static Machine create(String arn, String name, String definition, Instant now) {
    StateMachineSummary summary = new StateMachineSummary(arn, name, now, "1", definition);
    return new Machine(summary, load(name, definition), 1);
  }

  Machine updated(String definition) {
    int next = revision + 1;
    StateMachineSummary updated =
        new StateMachineSummary(
            arn(), name(), summary.creationDate(), String.valueOf(next), definition);
    return new Machine(updated, load(name(), definition), next);
  }

  private static Definition load(String name, String text) {
    DefinitionParser parser = new DefinitionParser();
    Optional<Definition> definition = parser.parse(text);
    return definition.orElseThrow(() -> new InvalidDefinitionException(name, parser.problems()));
  }

  String arn() {
    return summary.stateMachineArn();
  }

  String name() {
    return summary.name();
  }
}
