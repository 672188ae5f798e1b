package io.wavegate.standins.eventbridge;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One delivery of one event by one rule to one target; it may be run any number of times. */
public record Attempt(String bus, String rule, Target target, ObjectNode event) {

  /** Hands the target a copy of the event. */
  public void run() {
    target.action().accept(event.deepCopy());
  }
}
