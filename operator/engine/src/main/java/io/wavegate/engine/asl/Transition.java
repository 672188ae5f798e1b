package io.wavegate.engine.asl;

/** Where a state leads. */
public sealed interface Transition {

  /** On to another state of the same flow. */
  record Next(String state) implements Transition {}

  /** The flow ends, with the state's output as its own. */
  record End() implements Transition {}
}
