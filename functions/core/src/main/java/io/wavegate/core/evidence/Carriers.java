package io.wavegate.core.evidence;

import io.wavegate.core.evidence.StageFacts.ActionFacts;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.policy.Mode;
import io.wavegate.core.policy.WavePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads from a stage what became of the action that holds the pipeline for a gate (S4).
 *
 * <p>{@code GetPipelineState} shows each action's latest execution, which can belong to an earlier
 * pipeline execution. What is older than the entry gate's own end in the same answer is therefore
 * not this release's; both times are CodePipeline's, so that no two clocks are compared.
 */
public final class Carriers {
  static final String IN_PROGRESS = "InProgress";
  private static final String FAILED = "Failed";

  /** The age at which Lambda drops an event of the {@code gate} function, and a minute. */
  private static final Duration EVENT_AGE = Duration.ofMinutes(6);

  /** How far CodePipeline's clock and ours may be apart. */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  /** How old an answer of CodePipeline's may be; believed. */
  private static final Duration SHOWN_WITHIN = Duration.ofMinutes(1);

  private Carriers() {}

  /**
   * What carries a gate.
   *
   * @param gate the gate
   * @param carrier what kind
   * @param action the action; for a failed stage the one that failed
   * @param token the approval token stored with the gate; empty for any other carrier
   * @param began when an approval began to wait, by CodePipeline's clock; empty where none told
   */
  public record Carried(
      GateId gate, Carrier carrier, String action, String token, Optional<Instant> began) {
    /** Without the token. */
    @Override
    public String toString() {
      return "Carried[" + gate.key() + " " + carrier + " " + action + "]";
    }
  }

  /** What became of it. */
  public static CarrierLook look(StageFacts stage, Carried carried, WavePolicy wave) {
    if (!stage.execution().equals(carried.gate().execution())) {
      return new CarrierLook.Gone(
          "stage " + stage.stage() + " shows execution " + shown(stage.execution()));
    }
    return switch (carried.carrier()) {
      case FAILED_STAGE -> failedStage(stage, wave);
      case IN_FLIGHT -> inFlight(stage, wave);
      case INVOKE, APPROVAL -> action(stage, carried, wave);
    };
  }

  /**
   * Whether the action was let go on as the gate opened, so that the stage itself is what is
   * watched: until another release enters it.
   */
  public static boolean isLetGo(Carried carried, WavePolicy wave) {
    return wave.conduct().mode() == Mode.OBSERVE
        && carried.gate().kind() == GateKind.PROMOTION
        && carried.carrier().holds();
  }

  /** What became of a release that nothing holds. */
  public static CarrierLook letGo(StageFacts stage, Carried carried, WavePolicy wave) {
    boolean failed =
        stage.action(carried.action()).filter(action -> action.status().equals(FAILED)).isPresent();
    if (failed) {
      return look(stage, carried, wave);
    }
    return stage.execution().equals(carried.gate().execution())
        ? new CarrierLook.Holding(failed(stage, wave))
        : new CarrierLook.Gone(
            "stage " + stage.stage() + " shows execution " + shown(stage.execution()));
  }

  /**
   * Whether a stage shows another release than the gate's, so that it says nothing of its action.
   */
  public static boolean isElsewhere(StageFacts stage, Carried carried) {
    return carried.carrier().holds() && !stage.execution().equals(carried.gate().execution());
  }

  /**
   * What became of an action whose stage shows another release by now: the next one enters the
   * moment that this one leaves.
   *
   * @param runs how it ran in the gate's release, the newest first
   * @param look what the stage says
   * @return empty if the action still runs, which contradicts the stage: one of the two is old
   */
  public static Optional<CarrierLook> afterwards(
      List<ActionFacts> runs, Carried carried, CarrierLook look) {
    if (runs.isEmpty()) {
      return Optional.of(look);
    }
    return Optional.of(runs.getFirst())
        .filter(action -> !action.status().equals(IN_PROGRESS))
        .map(action -> ended(action, carried.carrier()));
  }

  /** Whether a person rejected. */
  public static boolean isRejection(CarrierLook look) {
    return look instanceof CarrierLook.Answered answered && !answered.approved();
  }

  /**
   * What failed before the promotion gate was asked; gone if nothing is failed (any more).
   *
   * @param stage a stage that shows the release
   */
  public static CarrierLook failedStage(StageFacts stage, WavePolicy wave) {
    return failedStage(stage, wave, admitted(stage, wave));
  }

  /**
   * The same of what failed after a time.
   *
   * @param until when the last of what a person has answered for had failed, by CodePipeline's
   *     clock
   */
  public static CarrierLook failedSince(StageFacts stage, WavePolicy wave, Instant until) {
    Instant admitted = admitted(stage, wave);
    return failedStage(stage, wave, until.isAfter(admitted) ? until : admitted);
  }

  /** When the last of a stage's failed actions failed; empty if none is failed. */
  public static Optional<Instant> lastFailure(StageFacts stage) {
    return stage.actions().stream()
        .filter(action -> action.status().equals(FAILED))
        .map(ActionFacts::changedAt)
        .max(Instant::compareTo);
  }

  private static CarrierLook failedStage(StageFacts stage, WavePolicy wave, Instant since) {
    List<FailedAction> deploys = failed(stage, wave, since);
    if (!deploys.isEmpty()) {
      return new CarrierLook.FailedStage(deploys, true);
    }
    return stage
        .action(wave.promotion().action())
        .filter(action -> isFailedSince(since, action))
        .<CarrierLook>map(gate -> new CarrierLook.FailedStage(List.of(failedAction(gate)), false))
        .orElseGet(() -> new CarrierLook.Gone("nothing in stage " + stage.stage() + " is failed"));
  }

  /** A deployment that is under way holds its stage itself. */
  private static CarrierLook inFlight(StageFacts stage, WavePolicy wave) {
    return stage.status().equals(IN_PROGRESS)
        ? new CarrierLook.Holding(failed(stage, wave))
        : failedStage(stage, wave);
  }

  /**
   * Whether a stage is shown as it was before the gate's action began, which an eventually
   * consistent answer can do. The action was in progress as the gate opened, so that neither
   * another release in its stage nor an older end of it can be true just after; what is still shown
   * a minute later is believed.
   *
   * @param opened when the gate opened
   * @param now when the stage was read
   */
  public static boolean isOutdated(StageFacts stage, Carried carried, Instant opened, Instant now) {
    if (!carried.carrier().holds() || !now.isBefore(opened.plus(SHOWN_WITHIN))) {
      return false;
    }
    boolean other = !stage.execution().equals(carried.gate().execution());
    return other
        || stage
            .action(carried.action())
            .filter(action -> !action.status().equals(IN_PROGRESS))
            .filter(action -> action.changedAt().isBefore(opened.minus(CLOCK_SKEW)))
            .isPresent();
  }

  private static CarrierLook action(StageFacts stage, Carried carried, WavePolicy wave) {
    Optional<ActionFacts> facts = stage.action(carried.action());
    if (facts.isEmpty()) {
      return new CarrierLook.Gone("stage " + stage.stage() + " has no action " + carried.action());
    }
    return facts.get().status().equals(IN_PROGRESS)
        ? holding(stage, facts.get(), carried, wave)
        : ended(facts.get(), carried.carrier());
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
      StageFacts stage, ActionFacts action, Carried carried, WavePolicy wave) {
    if (carried.carrier() == Carrier.APPROVAL && !action.token().equals(carried.token())) {
      return new CarrierLook.Gone("action " + action.name() + " waits with another token");
    }
    return new CarrierLook.Holding(failed(stage, wave));
  }

  /** The deploy actions that failed for this release: all but the two gates' own. */
  private static List<FailedAction> failed(StageFacts stage, WavePolicy wave) {
    return failed(stage, wave, admitted(stage, wave));
  }

  private static List<FailedAction> failed(StageFacts stage, WavePolicy wave, Instant since) {
    return stage.actions().stream()
        .filter(action -> !action.name().equals(wave.entry().action()))
        .filter(action -> !action.name().equals(wave.promotion().action()))
        .filter(action -> isFailedSince(since, action))
        .map(Carriers::failedAction)
        .toList();
  }

  /** Later, not at once: the next release may enter in the moment in which the last one failed. */
  private static boolean isFailedSince(Instant since, ActionFacts action) {
    return action.status().equals(FAILED) && action.changedAt().isAfter(since);
  }

  private static FailedAction failedAction(ActionFacts action) {
    return new FailedAction(action.name(), action.summary());
  }

  /**
   * When the entry gate's action ended, by the same clock as the others; ever, if it is unknown.
   */
  private static Instant admitted(StageFacts stage, WavePolicy wave) {
    return stage.action(wave.entry().action()).map(ActionFacts::changedAt).orElse(Instant.EPOCH);
  }

  /** What the end of a run says. */
  static CarrierLook ended(ActionFacts action, Carrier carrier) {
    boolean approved = action.status().equals("Succeeded");
    boolean answered = approved || action.status().equals(FAILED);
    String shown = "action " + action.name() + " is " + shown(action.status()) + said(action);
    if (carrier == Carrier.APPROVAL && answered && !action.updatedBy().isEmpty()) {
      return new CarrierLook.Answered(
          approved, action.updatedBy(), action.summary(), action.changedAt());
    }
    return action.status().equals(FAILED)
        ? new CarrierLook.TimedOut(shown)
        : new CarrierLook.Gone(shown);
  }

  private static String said(ActionFacts action) {
    return action.summary().isEmpty() ? "" : ": " + action.summary();
  }

  private static String shown(String word) {
    return word.isEmpty() ? "none" : word;
  }
}
