package io.wavegate.core.evidence;

import io.wavegate.core.evidence.StageFacts.ActionFacts;
import io.wavegate.core.model.CarrierKind;
import io.wavegate.core.model.GateId;
import java.util.Optional;

/** Reads from a stage what became of the action that holds the pipeline for a gate (S4). */
public final class Carriers {
  private static final String IN_PROGRESS = "InProgress";

  private Carriers() {}

  /**
   * @param carrier the carrier's kind
   * @param action the carrier's action
   * @param token the approval token stored with the gate; empty for an invoke carrier
   */
  public static CarrierLook look(
      StageFacts stage, GateId gate, CarrierKind carrier, String action, String token) {
    if (!stage.execution().equals(gate.execution())) {
      return new CarrierLook.Gone(
          "stage " + stage.stage() + " shows execution " + shown(stage.execution()));
    }
    Optional<ActionFacts> facts = stage.action(action);
    if (facts.isEmpty()) {
      return new CarrierLook.Gone("stage " + stage.stage() + " has no action " + action);
    }
    return facts.get().status().equals(IN_PROGRESS)
        ? holding(stage, facts.get(), carrier, token)
        : ended(facts.get(), carrier);
  }

  private static CarrierLook holding(
      StageFacts stage, ActionFacts action, CarrierKind carrier, String token) {
    if (carrier == CarrierKind.APPROVAL && !action.token().equals(token)) {
      return new CarrierLook.Gone("action " + action.name() + " waits with another token");
    }
    return new CarrierLook.Holding(
        stage.actions().stream()
            .filter(other -> other.status().equals("Failed"))
            .map(ActionFacts::name)
            .toList());
  }

  private static CarrierLook ended(ActionFacts action, CarrierKind carrier) {
    boolean approved = action.status().equals("Succeeded");
    boolean answered = approved || action.status().equals("Failed");
    return carrier == CarrierKind.APPROVAL && answered && !action.updatedBy().isEmpty()
        ? new CarrierLook.Answered(approved, action.updatedBy(), action.summary())
        : new CarrierLook.Gone(
            "action " + action.name() + " is " + shown(action.status()) + said(action));
  }

  private static String said(ActionFacts action) {
    return action.summary().isEmpty() ? "" : ": " + action.summary();
  }

  private static String shown(String word) {
    return word.isEmpty() ? "none" : word;
  }
}
