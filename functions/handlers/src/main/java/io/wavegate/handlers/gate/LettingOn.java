package io.wavegate.handlers.gate;

import io.wavegate.core.evidence.CarrierLook;
import io.wavegate.core.gate.Gate;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.evidence.CarrierAnswers;
import io.wavegate.handlers.evidence.CarrierAnswers.Answered;
import io.wavegate.handlers.evidence.Looks;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
import java.util.List;

/** Lets a release that is only observed go on at once; it is judged while it does. */
final class LettingOn {
  private final Ports ports;
  private final Books books;
  private final Looks looks;
  private final CarrierAnswers carriers;

  LettingOn(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
    this.looks = new Looks(ports, books);
    this.carriers = new CarrierAnswers(ports, books);
  }

  /**
   * Answers the action if the mode says so and it still waits.
   *
   * @throws IllegalStateException if it is not known whether it was answered; the state machine
   *     tries again, and the stage is read first
   */
  void now(Loaded loaded) {
    Gate gate = loaded.gate();
    if (looks.isLetGo(gate, loaded.wave()) && carriers.look(gate) instanceof CarrierLook.Holding) {
      Verdict onlyObserved =
          new Verdict.Observe(
              "", "the release goes on at once, and is judged meanwhile", ports.time().now());
      tell(gate, TimelineKind.INTENT, "mode observe: will let " + gate.action() + " go on");
      switch (carriers.answer(gate, onlyObserved)) {
        case Answered.Done done -> tell(gate, TimelineKind.EFFECT, done.effect());
        case Answered.Away away ->
            throw new IllegalStateException("action " + gate.action() + " is between two jobs");
        case Answered.Overtaken overtaken ->
            tell(gate, TimelineKind.EFFECT, gate.action() + " was answered by somebody else");
      }
    }
  }

  private void tell(Gate gate, TimelineKind kind, String text) {
    Line line = Line.of(ports.time().now(), kind, gate.id().gate().wave(), text);
    books.journal().append(gate.id().gate().release(), List.of(line));
  }
}
