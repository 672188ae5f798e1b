package io.wavegate.handlers.store;

import io.wavegate.core.admission.Hold;
import io.wavegate.core.port.ItemStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Holds on a service, one per owner, and revisions in quarantine. */
public final class Holds {
  private final Shelf<Hold> holds;
  private final Shelf<Quarantine> quarantines;

  /** A revision that was rolled back. */
  public record Quarantine(String revision, String why, Instant since) {}

  /** On a store. */
  public Holds(ItemStore store) {
    this.holds = new Shelf<>(store, Hold.class);
    this.quarantines = new Shelf<>(store, Quarantine.class);
  }

  /** The holds on a service. */
  public List<Hold> of(String service) {
    return holds.query(Keys.holds(service), "").stream().map(Kept::value).toList();
  }

  /**
   * Holds a service.
   *
   * @return false if that owner holds it already
   */
  public boolean hold(String service, Hold hold) {
    return holds.create(Keys.holds(service), hold.owner(), hold);
  }

  /**
   * Lifts an owner's hold.
   *
   * @return false if there is none
   */
  public boolean lift(String service, String owner) {
    return holds.get(Keys.holds(service), owner).map(holds::remove).orElse(false);
  }

  /** The quarantine of a revision. */
  public Optional<Quarantine> quarantine(String service, String revision) {
    return revision.isEmpty()
        ? Optional.empty()
        : quarantines.get(Keys.quarantine(service), revision).map(Kept::value);
  }

  /** Puts a revision in quarantine; one that is there stays as it is. */
  public void quarantine(String service, Quarantine quarantine) {
    if (!quarantine.revision().isEmpty()) {
      quarantines.create(Keys.quarantine(service), quarantine.revision(), quarantine);
    }
  }
}
