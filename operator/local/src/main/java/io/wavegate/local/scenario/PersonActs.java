package io.wavegate.local.scenario;

import java.util.Optional;

/**
 * A person does something in the console.
 *
 * @param act what
 * @param wave the wave it is done to, where there is one
 * @param gate whose action is answered: entry or promotion
 * @param by who
 * @param says the person's words
 * @param refused words of the refusal, where it is expected to be refused
 */
public record PersonActs(
    Act act, Optional<String> wave, String gate, String by, String says, Optional<String> refused)
    implements Deed {
  /** What a person can do. */
  public enum Act {
    /** Approves a gate's approval action. */
    APPROVE,
    /** Rejects it. */
    REJECT,
    /** Stops the release once the actions under way have ended. */
    STOP,
    /** Stops the release and abandons the actions under way. */
    ABANDON,
    /** Retries the failed actions of a wave's stage. */
    RETRY,
    /** Retries all actions of a wave's stage, from its entry gate on. */
    RETRY_ALL,
    /** Disables the transition into a wave's stage. */
    CLOSE,
    /** Enables it. */
    OPEN;

    /** Whether it is done to a wave. */
    boolean needsWave() {
      return switch (this) {
        case APPROVE, REJECT, RETRY, RETRY_ALL, CLOSE, OPEN -> true;
        case STOP, ABANDON -> false;
      };
    }
  }
}
