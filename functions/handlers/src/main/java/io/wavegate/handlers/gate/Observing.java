package io.wavegate.handlers.gate;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.rollback.PastExecution;
import io.wavegate.core.timeline.TimelineEntry;
import io.wavegate.core.timeline.TimelineEntry.Line;
import io.wavegate.core.timeline.TimelineKind;
import io.wavegate.core.verdict.Tally;
import io.wavegate.core.verdict.Tally.Observation;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.store.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sets what Wavegate would have decided beside what people did. */
final class Observing {
  /** The releases that are looked back upon. */
  private static final int RELEASES = 100;

  private final Ports ports;
  private final Books books;

  Observing(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
  }

  /** Tells with a gate that has ended how the service's verdicts compare so far; once. */
  void tell(Gate gate) {
    if (gate.id().gate().kind() == GateKind.PROMOTION && !isTold(gate)) {
      String text = "only observed: " + compared(gate);
      Line line = Line.of(ports.time().now(), TimelineKind.EFFECT, gate.id().gate().wave(), text);
      line.details().put("observed", gate.id().key());
      books.journal().append(gate.id().gate().release(), List.of(line));
    }
  }

  private boolean isTold(Gate gate) {
    return books.journal().read(gate.id().gate().release()).stream()
        .map(TimelineEntry::details)
        .anyMatch(details -> gate.id().key().equals(details.get("observed")));
  }

  /** What people make of this release is not known yet: earlier ones are counted. */
  private String compared(Gate gate) {
    List<Observation> observations =
        books.catalogue().of(gate.service()).reversed().stream()
            .filter(release -> !release.equals(gate.id().gate().release()))
            .limit(RELEASES)
            .flatMap(this::observations)
            .toList();
    Instant since =
        observations.stream()
            .map(observation -> observation.verdict().at())
            .min(Instant::compareTo)
            .orElse(gate.openedAt());
    return switch (ports.pipelines().recent(gate.id().gate().pipeline(), since)) {
      case Read<List<PastExecution>> read -> Tally.of(observations, read.value()).said();
      case Unread<List<PastExecution>> unread -> "what people did was not read: " + unread.why();
    };
  }

  private Stream<Observation> observations(ReleaseId release) {
    return books.releases().gates(release).stream()
        .map(Kept::value)
        .filter(gate -> gate.id().gate().kind() == GateKind.PROMOTION)
        .flatMap(gate -> observed(gate).stream())
        .map(seen -> new Observation(release.execution(), seen));
  }

  private static Optional<Verdict.Observe> observed(Gate gate) {
    return gate.phase() instanceof Phase.Settled settled
            && settled.verdict() instanceof Verdict.Observe observed
        ? Optional.of(observed)
        : Optional.empty();
  }
}
