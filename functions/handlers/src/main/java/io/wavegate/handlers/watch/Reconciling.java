package io.wavegate.handlers.watch;

import io.wavegate.core.evidence.StageFacts;
import io.wavegate.core.model.PipelineRef;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Ports;
import io.wavegate.handlers.kit.Turns;
import io.wavegate.handlers.store.Unfinished.Ref;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what no event told of: policies that changed, carriers whose gate nobody opened, gates and
 * rollbacks whose machine is gone, watches whose time is over. Each has its turn, whatever becomes
 * of the others.
 */
public final class Reconciling {
  private final Ports ports;
  private final Books books;
  private final LostStarts lostStarts;
  private final Stragglers stragglers;
  private final Watching watching;
  private final Installing installing;

  /** With all that is outside, the books, and what brings policies into them. */
  public Reconciling(Ports ports, Books books, Installing installing) {
    this.ports = ports;
    this.books = books;
    this.installing = installing;
    this.lostStarts = new LostStarts(ports, books);
    this.stragglers = new Stragglers(ports, books);
    this.watching = new Watching(ports, books);
  }

  /**
   * Looks at everything.
   *
   * @return what was found and done, for the log
   * @throws RuntimeException the first failure, after all turns were taken
   */
  public String reconcile() {
    Turns turns = new Turns();
    turns.take(installing::all);
    Map<PipelineRef, List<StageFacts>> pipelines = new LinkedHashMap<>();
    books.policies().pipelines().forEach(p -> turns.take(() -> pipelines.put(p, stages(p))));
    int lost = 0;
    for (Map.Entry<PipelineRef, List<StageFacts>> read : pipelines.entrySet()) {
      lost += turns.count(() -> lostStarts.find(read.getKey(), read.getValue()));
    }
    int taken = 0;
    for (Ref gate : books.unfinished().gates()) {
      taken += turns.count(() -> stragglers.gate(gate) ? 1 : 0);
    }
    for (Ref rollback : books.unfinished().rollbacks()) {
      turns.take(() -> stragglers.rollback(rollback));
    }
    turns.take(() -> watching.endOver(pipelines));
    turns.end();
    return lost + " carriers without a gate, " + taken + " gates that nothing worked on";
  }

  private List<StageFacts> stages(PipelineRef pipeline) {
    return switch (ports.pipelines().stages(pipeline)) {
      case Read<List<StageFacts>> read -> read.value();
      case Unread<List<StageFacts>> unread ->
          throw new IllegalStateException(
              "pipeline " + pipeline.name() + " was not read: " + unread.why());
    };
  }
}
