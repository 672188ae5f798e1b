package io.wavegate.handlers.store;

import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.Write;
import io.wavegate.core.rollback.Closure;
import java.util.List;

/** The transitions that Wavegate has disabled, by the service whose line they stop. */
public final class Closures {
  private final Shelf<Closure> closures;

  /** On a store. */
  public Closures(ItemStore store) {
    this.closures = new Shelf<>(store, Closure.class);
  }

  /** All of a service. */
  public List<Kept<Closure>> of(String service) {
    return closures.query(Keys.closures(service), "");
  }

  /**
   * Keeps that a transition is disabled for a release; a later cause stands for an earlier one.
   *
   * @throws IllegalStateException if somebody else writes the same meanwhile
   */
  public void keep(Closure closure) {
    String partition = Keys.closures(closure.service());
    String sort = closure.stage() + "|" + closure.release().key();
    boolean written =
        closures
            .get(partition, sort)
            .map(kept -> closures.replace(kept, closure))
            .orElseGet(() -> closures.create(partition, sort, closure));
    if (!written) {
      throw new IllegalStateException("the closure of " + closure.stage() + " is contended");
    }
  }

  /** Forgets one that nobody needs any more. */
  public void forget(Kept<Closure> kept) {
    closures.remove(kept);
  }

  /** The write that forgets one. */
  public Write removal(Kept<Closure> kept) {
    return closures.removal(kept);
  }
}
