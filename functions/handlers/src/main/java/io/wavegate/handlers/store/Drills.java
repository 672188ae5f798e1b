package io.wavegate.handlers.store;

import io.wavegate.core.drill.Drill;
import io.wavegate.core.drill.SafeRevision;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.Write;
import java.util.List;
import java.util.Optional;

/** How far upgrade-and-rollback tests have come, and the revisions of which they have passed. */
public final class Drills {
  private final Shelf<Drill> drills;
  private final Shelf<SafeRevision> safe;

  /** On a store. */
  public Drills(ItemStore store) {
    this.drills = new Shelf<>(store, Drill.class);
    this.safe = new Shelf<>(store, SafeRevision.class);
  }

  /**
   * That of an attempt of a gate. A later one begins anew: what it finds was left by the one
   * before, or was deployed since, and is not what it has taken back itself.
   */
  public Optional<Kept<Drill>> of(AttemptId id) {
    return drills.get(Keys.release(id.gate().release()), Keys.drill(id));
  }

  /** Those of all attempts of a wave's gate. */
  public List<Drill> ofAll(ReleaseId release, String wave) {
    return drills.query(Keys.release(release), Keys.drills(wave)).stream()
        .map(Kept::value)
        .toList();
  }

  /** The write that begins one. */
  public Write beginning(AttemptId id, Drill drill) {
    return drills.creation(Keys.release(id.gate().release()), Keys.drill(id), drill);
  }

  /** The write that puts one over what was read. */
  public Write moving(Kept<Drill> read, Drill drill) {
    return drills.change(read, drill);
  }

  /** By what a revision was shown to be rollback-safe; empty if it was not. */
  public Optional<SafeRevision> safe(String service, String revision) {
    return revision.isEmpty()
        ? Optional.empty()
        : safe.get(Keys.safe(service), revision).map(Kept::value);
  }

  /** The write that marks a revision; empty if it is marked. */
  public Optional<Write> marking(String service, SafeRevision mark) {
    return safe(service, mark.revision()).isPresent()
        ? Optional.empty()
        : Optional.of(safe.creation(Keys.safe(service), mark.revision(), mark));
  }
}
