package io.wavegate.core.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stage as {@code GetPipelineState} shows it.
 *
 * @param stage the stage
 * @param execution its latest execution, empty if it never ran
 * @param status CodePipeline's word for that execution's status in the stage
 * @param inboundEnabled whether the transition into it is enabled
 * @param inboundReason why it is disabled
 * @param waiting the executions that wait in front of it, the newest last
 * @param actions its actions
 */
public record StageFacts(
    String stage,
    String execution,
    String status,
    boolean inboundEnabled,
    String inboundReason,
    List<String> waiting,
    List<ActionFacts> actions) {
  /** Copies the lists. */
  public StageFacts {
    waiting = List.copyOf(waiting);
    actions = List.copyOf(actions);
  }

  /** The action of that name. */
  public Optional<ActionFacts> action(String name) {
    return actions.stream().filter(action -> action.name().equals(name)).findFirst();
  }

  /**
   * An action's latest execution, which can belong to an earlier pipeline execution.
   *
   * @param name the action
   * @param status CodePipeline's word: InProgress, Succeeded, Failed, Abandoned; empty if it never
   *     ran
   * @param token the approval token while it waits, else empty: a bearer secret
   * @param summary its summary or error message
   * @param updatedBy who changed it last, for an approval the person who answered
   * @param changedAt when its status last changed
   */
  public record ActionFacts(
      String name,
      String status,
      String token,
      String summary,
      String updatedBy,
      Instant changedAt) {
    /** Without the token. */
    @Override
    public String toString() {
      return "ActionFacts[" + name + " " + status + "]";
    }
  }
}
