package io.wavegate.handlers.flow;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.evidence.StageFacts.ActionFacts;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.model.CarrierKind;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.GateAction;
import io.wavegate.core.policy.WavePolicy;
import io.wavegate.core.port.Pipelines.ApprovalAnswer;
import io.wavegate.core.port.Sent;
import io.wavegate.core.rollback.PastExecution;
import io.wavegate.handlers.store.Policies.Pinned;
import java.util.Optional;

/** Opens gates for approval actions; an approval action is ours if the policy names it. */
public final class Approvals {
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
   * An approval action started, says an event; the stage is read before anything is done.
   *
   * @return what was found and done, for the log
   */
  public String started(ReleaseId release, String stage, String action) {
    Optional<Pinned> pinned = books.policies().of(release.pipeline());
    Optional<WavePolicy> wave = pinned.flatMap(p -> p.policy().ofStage(stage));
    Optional<GateKind> kind = wave.flatMap(w -> kind(w, action));
    if (kind.isEmpty()) {
      return "no policy names approval action " + stage + "/" + action;
    }
    Optional<ActionFacts> waiting = waiting(release, stage, action);
    if (waiting.isEmpty()) {
      return "the action does not wait for this release";
    }
    GateId gate =
        new GateId(
            release.pipeline(), release.execution(), stage, wave.orElseThrow().name(), kind.get());
    return isRollback(release)
        ? answer(gate, action, waiting.get(), true, "Wavegate: a rollback passes")
        : open(gate, pinned.orElseThrow(), action, waiting.get());
  }

  /** The action, if it waits for this very release (S4). */
  private Optional<ActionFacts> waiting(ReleaseId release, String stage, String action) {
    return switch (ports.pipelines().stage(release.pipeline(), stage)) {
      case Reading.Unread<StageFacts> unread ->
          throw new IllegalStateException("stage " + stage + " was not read: " + unread.why());
      case Read<StageFacts> read ->
          read.value()
              .action(action)
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

  /** A rollback never waits for us. */
  private boolean isRollback(ReleaseId release) {
    return switch (ports.pipelines().execution(release)) {
      case Read<PastExecution> read -> read.value().rollback();
      case Reading.Unread<PastExecution> unread ->
          throw new IllegalStateException("the execution was not read: " + unread.why());
    };
  }

  private String open(GateId gate, Pinned pinned, String action, ActionFacts waiting) {
    OpenCall call =
        new OpenCall(gate, pinned.policy().service(), Carrier.APPROVAL, action, waiting.token());
    return switch (opening.open(call)) {
      case Opened.Running running -> "gate open: " + running.id().key();
      case Opened.Refused refused -> "refused: " + refused.sentence();
      case Opened.DecidedBefore before ->
          answer(gate, action, waiting, false, "Wavegate: " + before.why());
    };
  }

  private String answer(
      GateId gate, String action, ActionFacts waiting, boolean approved, String why) {
    Sent sent =
        ports
            .pipelines()
            .answerApproval(
                new ApprovalAnswer(
                    gate.pipeline(), gate.stage(), action, waiting.token(), approved, why));
    return switch (sent) {
      case Sent.Done done -> (approved ? "approved: " : "rejected: ") + why;
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
