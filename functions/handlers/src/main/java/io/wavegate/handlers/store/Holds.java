package io.wavegate.handlers.store;

import io.wavegate.core.admission.Hold;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds on a service, one per owner, and revisions in quarantine. */
public final class Holds {
  /** Stands for all services; no service can be called so. */
  public static final String ALL = "*";

  private final Shelf<Hold> holds;
  private final Shelf<Quarantine> quarantines;

  /** A revision that was rolled back. */
  public record Quarantine(String revision, String why, Instant since) {}

  /** On a store. */
  public Holds(ItemStore store) {
    this.holds = new Shelf<>(store, Hold.class);
    this.quarantines = new Shelf<>(store, Quarantine.class);
  }

  /** The holds on a service, those on all services first. */
  public List<Hold> of(String service) {
    return Stream.concat(on(ALL).stream(), on(service).stream()).toList();
  }

  /** The holds on that name alone. */
  public List<Hold> on(String name) {
    return holds.query(Keys.holds(name), "").stream().map(Kept::value).toList();
  }

  /** The write that holds a service, or holds it anew: each owner has one hold. */
  public Write holding(String service, Hold hold) {
    return holds
        .get(Keys.holds(service), hold.owner())
        .map(kept -> holds.change(kept, hold))
        .orElseGet(() -> holds.creation(Keys.holds(service), hold.owner(), hold));
  }

  /** The write that lifts an owner's hold, if there is one. */
  public Optional<Write> lifting(String service, String owner) {
    return holds.get(Keys.holds(service), owner).map(holds::removal);
  }

  /** The write that lets a revision out of quarantine, if it is there. */
  public Optional<Write> releasing(String service, String revision) {
    return quarantines.get(Keys.quarantine(service), revision).map(quarantines::removal);
  }

  /** The revisions in quarantine. */
  public List<Quarantine> quarantined(String service) {
    return quarantines.query(Keys.quarantine(service), "").stream().map(Kept::value).toList();
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
