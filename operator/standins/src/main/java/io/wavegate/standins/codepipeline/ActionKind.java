package io.wavegate.standins.codepipeline;

/** Begins the work of one kind of action. */
interface ActionKind {
  void start(ActionRun action, ActionEnd end);
}
