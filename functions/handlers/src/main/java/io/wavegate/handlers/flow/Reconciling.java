package io.wavegate.handlers.flow;

import io.wavegate.core.model.PipelineRef;
import io.wavegate.handlers.store.Unfinished.Ref;

/**
 * Finds what no event told of: policies that changed, carriers whose gate nobody opened, gates and
 * rollbacks whose machine is gone, watches whose time is over. Each has its turn, whatever becomes
 * of the others.
 */
public final class Reconciling {
  private final Books books;
  private final LostStarts lostStarts;
  private final Stragglers stragglers;
  private final Watching watching;
  private final Installing installing;

  /** With all that is outside, the books, and what brings policies into them. */
  public Reconciling(Ports ports, Books books, Installing installing) {
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
    int lost = 0;
    for (PipelineRef pipeline : books.policies().pipelines()) {
      lost += turns.count(() -> lostStarts.find(pipeline));
    }
    int taken = 0;
    for (Ref gate : books.unfinished().gates()) {
      taken += turns.count(() -> stragglers.gate(gate) ? 1 : 0);
    }
    for (Ref rollback : books.unfinished().rollbacks()) {
      turns.take(() -> stragglers.rollback(rollback));
    }
    turns.take(watching::endOver);
    turns.end();
    return lost + " carriers without a gate, " + taken + " gates that nothing worked on";
  }
}
