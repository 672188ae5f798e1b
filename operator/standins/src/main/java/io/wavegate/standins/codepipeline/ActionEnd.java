package io.wavegate.standins.codepipeline;

/** Takes the end of an action; an end that comes after another is not heard. */
interface ActionEnd {
  void end(ActionRun action, ActionState state);

  /** A failure whose message is also its summary. */
  default void fail(ActionRun action, String code, String message) {
    end(action, new ActionState.Failed(code, message));
  }
}
