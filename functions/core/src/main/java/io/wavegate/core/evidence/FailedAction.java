package io.wavegate.core.evidence;

/**
 * An action that failed since the deployment was let in.
 *
 * @param name the action
 * @param said its summary or error message, as CodePipeline shows it; may be empty
 */
public record FailedAction(String name, String said) {
  /** The action and what it said, as one piece of a sentence. */
  public String told() {
    return said.isBlank() ? name : name + " (" + said + ")";
  }
}
