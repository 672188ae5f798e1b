package io.wavegate.core.evidence;

import io.wavegate.core.evidence.StageFacts.ActionFacts;
import io.wavegate.core.model.CarrierKind;
import io.wavegate.core.model.GateId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads from a stage what became of the action that holds the pipeline for a gate (S4). */
public final class Carriers {
  private static final String IN_PROGRESS = "InProgress";

  /** The age at which Lambda drops an event of the {@code gate} function, and a minute. */
  private static final Duration EVENT_AGE = Duration.ofMinutes(6);

  /** How far CodePipeline's clock and ours may be apart. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

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

  /**
   * Whether an invoke action waits for a function that its event never reached. Lambda gives an
   * event up after the age that the function's configuration says, five minutes here; before that
   * it may still come.
   *
   * @param opened when the attempts were opened that an event of this action may have asked for
   */
  public static boolean isUnheard(ActionFacts action, List<Instant> opened, Instant now) {
    return action.status().equals(IN_PROGRESS)
        && !now.isBefore(action.changedAt().plus(EVENT_AGE))
        && opened.stream().noneMatch(at -> at.isAfter(action.changedAt().minus(CLOCK_SKEW)));
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
