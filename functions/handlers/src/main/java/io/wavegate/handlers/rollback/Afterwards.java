package io.wavegate.handlers.rollback;

import io.wavegate.core.model.AttemptId;
import io.wavegate.core.policy.AfterRollback;
import io.wavegate.core.rollback.Rollback;
import io.wavegate.core.rollback.Rollback.Ends;
import io.wavegate.core.rollback.Step;
import io.wavegate.handlers.admission.LineStarts;
import io.wavegate.handlers.admission.LineStarts.Wanted;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates;
import io.wavegate.handlers.kit.Ports;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the line once a rollback is done. It stays stopped, unless the policy wants it
 * open: then it is open once the alarms have recovered, and not where a person must take over.
 */
final class Afterwards {
  private final Books books;
  private final Gates gates;
  private final LineStarts starts;

  Afterwards(Ports ports, Books books) {
    this.books = books;
    this.gates = new Gates(books);
    this.starts = new LineStarts(ports, books);
  }

  /** Opens the line, or leaves it; what a person reads of it, empty if there is nothing to say. */
  String settle(AttemptId id, Rollback rollback) {
    if (!(rollback.ends() instanceof Ends.Recovered) || afterRollback(id) != AfterRollback.OPEN) {
      return "";
    }
    List<String> stages = rollback.steps().stream().map(Step::stage).toList();
    List<String> said =
        starts.enable(
            new Wanted(
                rollback.service(),
                closure ->
                    closure.release().equals(rollback.gate().release())
                        && stages.contains(closure.stage()),
                "the rollback is done",
                Optional.empty()));
    return said.isEmpty() ? "" : "\n" + String.join("; ", said);
  }

  /** As the policy was that the release is judged by. */
  private AfterRollback afterRollback(AttemptId id) {
    return books.releases().attempts(id.gate()).stream()
        .reduce((earlier, later) -> later)
        .map(last -> gates.load(last.value().id()).policy().afterRollback())
        .orElse(AfterRollback.HOLD);
  }
}
