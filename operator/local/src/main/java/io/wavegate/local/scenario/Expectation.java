package io.wavegate.local.scenario;

import java.util.List;

/**
 * What is expected to come of a scenario.
 *
 * @param gates the verdicts, in the order in which the gates open; all of them
 * @param rollbacks the rollbacks, all of them
 * @param effects texts of which each must be in one effect that was sent, in this order
 * @param pages texts of which each must be in one page that was sent
 * @param never texts of which none may be in an effect that was sent
 */
public record Expectation(
    List<GateExpected> gates,
    List<RollbackExpected> rollbacks,
    List<String> effects,
    List<String> pages,
    List<String> never) {
  /** Copies the lists. */
  public Expectation {
    gates = List.copyOf(gates);
    rollbacks = List.copyOf(rollbacks);
    effects = List.copyOf(effects);
    pages = List.copyOf(pages);
    never = List.copyOf(never);
  }

  /**
   * A gate.
   *
   * @param release 1 for the release that is rehearsed, 2 for the first newer one
   * @param wave the wave
   * @param gate entry or promotion
   * @param verdict PROMOTE, PROMOTE_BY_PERSON, OBSERVE, ROLL_BACK, HALT, STEP_ASIDE, or NONE
   * @param reason words that its reason must hold
   */
  public record GateExpected(
      int release, String wave, String gate, String verdict, List<String> reason) {
    /** Copies the list. */
    public GateExpected {
      reason = List.copyOf(reason);
    }
  }

  /**
   * A rollback of one stage.
   *
   * @param wave the wave
   * @param lever words that its lever must hold; empty for any
   * @param outcome words that its outcome must hold
   */
  public record RollbackExpected(String wave, String lever, String outcome) {}
}
