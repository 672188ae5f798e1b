package io.wavegate.standins.codepipeline;

/** Plays the providers of all actions but manual approvals and Lambda functions. */
@FunctionalInterface
public interface ActionProvider {

  /** Begins an action; it completes now or later. */
  void start(ActionStart start, ActionCompletion completion);
}
