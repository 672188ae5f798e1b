package io.wavegate.handlers.gate;

import io.wavegate.codec.UserParameters;
import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.evidence.StageFacts.ActionFacts;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.model.CarrierKind;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.GateAction;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.port.Pipelines.ApprovalAnswer;
import io.wavegate.core.port.Sent;
import io.wavegate.core.rollback.PastExecution;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Refusals;
import io.wavegate.handlers.store.Policies.Pinned;
import java.util.Optional;

/**
 * Opens gates for approval actions; an approval action is ours if the policy names it, or if it
 * says so itself in its {@code CustomData}.
 */
public final class Approvals {
  private static final String NOT_WAITING = "the action does not wait for this release";

  private final Ports ports;
  private final Books books;
  private final Opening opening;

  /** With all that is outside, and the books. */
  public Approvals(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.opening = new Opening(ports, books);
  }

  /**
   * An approval action started, says an event; the execution and the stage are read before anything
   * is done.
   *
   * @return what was found and done, for the log
   */
  public String started(ReleaseId release, String stage, String action) {
    Action named = new Action(release, stage, action);
    return isRollback(release) ? rollback(named) : forward(named);
  }

  /** An action of a release. */
  private record Action(ReleaseId release, String stage, String name) {}

  /** A gate that the policy puts on an action. */
  private record Named(Pinned pinned, WavePolicy wave, GateKind kind) {}

  /**
   * A rollback never waits for us (S5): whether the action is ours is read from the pipeline, so
   * that it passes with the store down too; the policy is asked only where the action itself does
   * not say.
   */
  private String rollback(Action action) {
    if (!saysItIsOurs(action) && named(action).isEmpty()) {
      return notNamed(action);
    }
    return waiting(action)
        .map(waits -> approve(action, waits, "Wavegate: a rollback passes"))
        .orElse(NOT_WAITING);
  }

  private boolean saysItIsOurs(Action action) {
    ReleaseId release = action.release();
    return switch (ports
        .pipelines()
        .customData(release.pipeline(), action.stage(), action.name())) {
      case Read<String> read ->
          UserParameters.declared(read.value(), release.execution())
              instanceof UserParameters.Binding;
      // The policy is asked, as for an action that says nothing.
      case Unread<String> unread -> false;
    };
  }

  private String forward(Action action) {
    Optional<Named> named = named(action);
    if (named.isEmpty()) {
      return notNamed(action);
    }
    return waiting(action).map(waits -> open(named.get(), action, waits)).orElse(NOT_WAITING);
  }

  private static String notNamed(Action action) {
    return "no policy names approval action " + action.stage() + "/" + action.name();
  }

  private Optional<Named> named(Action action) {
    Optional<Pinned> pinned = books.policies().of(action.release().pipeline());
    Optional<WavePolicy> wave = pinned.flatMap(p -> p.policy().ofStage(action.stage()));
    return wave.flatMap(w -> kind(w, action.name()))
        .map(kind -> new Named(pinned.orElseThrow(), wave.orElseThrow(), kind));
  }

  /** The action, if it waits for this very release (S4). */
  private Optional<ActionFacts> waiting(Action action) {
    ReleaseId release = action.release();
    return switch (ports.pipelines().stage(release.pipeline(), action.stage())) {
      case Unread<StageFacts> unread ->
          throw new IllegalStateException(
              "stage " + action.stage() + " was not read: " + unread.why());
      case Read<StageFacts> read ->
          read.value()
              .action(action.name())
              .filter(a -> read.value().execution().equals(release.execution()))
              .filter(a -> a.status().equals("InProgress") && !a.token().isEmpty());
    };
  }

  private static Optional<GateKind> kind(WavePolicy wave, String action) {
    if (isCarriedBy(wave.entry(), action)) {
      return Optional.of(GateKind.ENTRY);
    }
    return isCarriedBy(wave.promotion(), action)
        ? Optional.of(GateKind.PROMOTION)
        : Optional.empty();
  }

  private static boolean isCarriedBy(GateAction gate, String action) {
    return gate.carrier() == CarrierKind.APPROVAL && gate.action().equals(action);
  }

  private boolean isRollback(ReleaseId release) {
    return switch (ports.pipelines().execution(release)) {
      case Read<PastExecution> read -> read.value().rollback();
      case Unread<PastExecution> unread ->
          throw new IllegalStateException("the execution was not read: " + unread.why());
    };
  }

  private String open(Named named, Action action, ActionFacts waits) {
    ReleaseId release = action.release();
    GateId gate =
        new GateId(
            release.pipeline(),
            release.execution(),
            action.stage(),
            named.wave().name(),
            named.kind());
    OpenCall call =
        new OpenCall(
            gate,
            named.pinned().policy().service(),
            Carrier.APPROVAL,
            action.name(),
            waits.token(),
            Optional.of(waits.changedAt()));
    return switch (opening.open(call)) {
      case Opened.Running running -> "gate open: " + running.id().key();
      case Opened.Refused refused -> "refused: " + refused.sentence();
      case Opened.DecidedBefore before -> reject(action, waits, "Wavegate: " + before.why());
    };
  }

  private String approve(Action action, ActionFacts waits, String why) {
    return said("approved: " + why, send(action, waits, true, why));
  }

  private String reject(Action action, ActionFacts waits, String why) {
    return said("rejected: " + why, send(action, waits, false, why));
  }

  private Sent send(Action action, ActionFacts waits, boolean approved, String why) {
    return ports
        .pipelines()
        .answerApproval(
            new ApprovalAnswer(
                action.release().pipeline(),
                action.stage(),
                action.name(),
                waits.token(),
                approved,
                why));
  }

  private static String said(String done, Sent sent) {
    return switch (sent) {
      case Sent.Done answered -> done;
      case Sent.Refused refused -> {
        Refusals.approvalIsOver(refused, "the answer to the approval");
        yield "answered already: " + refused.code();
      }
      case Sent.Unsure unsure ->
          throw new IllegalStateException(
              "whether the approval was answered is not known: " + unsure.why());
    };
  }
}
