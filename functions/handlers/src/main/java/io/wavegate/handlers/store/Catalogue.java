package io.wavegate.handlers.store;

import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.ItemStore;
import java.time.Instant;
import java.util.List;

/** The releases of a service, by the time they were first seen. */
public final class Catalogue {
  private final Shelf<Entry> entries;

  /** One release. */
  public record Entry(String release, Instant firstSeen) {}

  /** On a store. */
  public Catalogue(ItemStore store) {
    this.entries = new Shelf<>(store, Entry.class);
  }

  /** Lists a release; a second time changes nothing. */
  public void add(String service, ReleaseId release, Instant firstSeen) {
    String sort = firstSeen + "/" + release.execution();
    entries.create(Keys.service(service), sort, new Entry(release.key(), firstSeen));
  }

  /** A service's releases, oldest first. */
  public List<ReleaseId> of(String service) {
    return entries.query(Keys.service(service), "").stream()
        .map(kept -> ReleaseId.parse(kept.value().release()))
        .toList();
  }
}
