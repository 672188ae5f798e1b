package io.wavegate.handlers.gate;

import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.evidence.Carriers;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.model.Carrier;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Reading;
import io.wavegate.handlers.evidence.Looks;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Kept;
import java.util.List;
import java.util.Optional;

/** Why a stage that is retried fails at once: what was stopped before is not judged anew. */
final class StoppedBefore {
  private final Ports ports;
  private final Books books;
  private final Looks looks;

  StoppedBefore(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.looks = new Looks(ports, books);
  }

  /**
   * A Reject whose event was lost is not known yet, and a stage that is retried before the next
   * look hides it: so it is looked for before the stage is judged anew (S8). A promotion action
   * runs only behind an entry action that let go on, so that only its own side can be rejected.
   *
   * @throws IllegalStateException if what became of an approval was not read, or its gate moves at
   *     this moment; the event is tried again
   */
  void noticeRejections(GateId gate) {
    List<GateKind> asked =
        switch (gate.kind()) {
          case ENTRY -> List.of(GateKind.ENTRY, GateKind.PROMOTION);
          case PROMOTION -> List.of(GateKind.PROMOTION);
        };
    for (GateKind kind : asked) {
      int reopened = books.persons().reopened(gate.side(kind));
      books.releases().attempts(gate.side(kind)).stream()
          .map(Kept::value)
          .filter(open -> open.carrier() == Carrier.APPROVAL && open.mayBeRejected())
          .filter(open -> open.id().number() > reopened)
          .forEach(this::noticeRejection);
    }
  }

  private void noticeRejection(Gate open) {
    Loaded loaded = new Gates(books).load(open.id());
    switch (looks.ownAction(loaded.gate(), loaded.wave())) {
      case Reading.Unread<CarrierLook> unread ->
          throw new IllegalStateException(
              "what became of %s was not read: %s".formatted(open.id().key(), unread.why()));
      case Reading.Read<CarrierLook> read -> {
        if (Carriers.isRejection(read.value())
            && !new StandingDown(ports, books).standDown(loaded, read.value())) {
          throw new IllegalStateException("the gate " + open.id().key() + " is just being moved");
        }
      }
    }
  }

  /**
   * After ROLL BACK, HALT or a person's Reject at either gate of the wave a retried stage fails at
   * once, unless a person opened it again (S2, S8); and in any case once it is taken back.
   */
  Optional<String> why(GateId gate) {
    for (GateKind kind : GateKind.values()) {
      int reopened = books.persons().reopened(gate.side(kind));
      for (Kept<Gate> kept : books.releases().attempts(gate.side(kind))) {
        Optional<String> refused =
            kept.value().id().number() > reopened ? kept.value().refused() : Optional.empty();
        if (refused.isPresent()) {
          return refused;
        }
      }
    }
    return takenBack(gate);
  }

  /**
   * A rollback that was begun, or will be, is not overtaken by a retry: what its gate decided may
   * not show in its attempts, where the stage was retried before the verdict was applied, or where
   * the gate had stood down before the rollback was asked for (L2). A recall is left to the gate of
   * the deployment that it was asked in, which fails its action as it decides.
   */
  private Optional<String> takenBack(GateId gate) {
    return books
        .releases()
        .returning(gate.release(), gate.stage())
        .map(
            by ->
                "a rollback of stage %s was begun by wave %s, and what is taken back is not deployed again: release the fix"
                    .formatted(gate.stage(), by))
        .or(
            () ->
                books
                    .releases()
                    .recall(gate.release(), gate.wave())
                    .filter(recall -> isBesideItsGate(gate))
                    .map(
                        recall ->
                            "the release is taken back from stage %s: %s"
                                .formatted(gate.stage(), recall.reason())));
  }

  private boolean isBesideItsGate(GateId gate) {
    return books.releases().attempts(gate.side(GateKind.PROMOTION)).stream()
        .map(Kept::value)
        .filter(attempt -> attempt.carrier().holds() && attempt.isOver())
        .anyMatch(attempt -> gate.kind() == GateKind.ENTRY || !isDeployedSince(attempt));
  }

  private boolean isDeployedSince(Gate attempt) {
    return books
        .releases()
        .watch(attempt.id().gate().release(), attempt.id().gate().wave())
        .filter(kept -> kept.value().isDeployedSince(attempt.openedAt()))
        .isPresent();
  }
}
