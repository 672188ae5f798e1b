package io.wavegate.handlers.store;

import io.wavegate.core.lease.LeaseGroup;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.Write;
import java.util.Optional;

/**
 * Who deploys where, one item for each thing that services are part of: a write that rests on an
 * older reading of it is refused, so that of two who look at once one alone gets a lease.
 */
public final class Leases {
  private static final String LEASES = "LEASES";

  private final ItemStore store;
  private final Shelf<LeaseGroup> groups;

  /** On a store. */
  public Leases(ItemStore store) {
    this.store = store;
    this.groups = new Shelf<>(store, LeaseGroup.class);
  }

  /**
   * All leases of one thing as they were read.
   *
   * @param name of the thing
   * @param kept where they were read; none if nothing was ever deployed
   */
  public record Group(String name, Optional<Kept<LeaseGroup>> kept) {
    /** The leases. */
    public LeaseGroup leases() {
      return kept.map(Kept::value).orElse(LeaseGroup.NONE);
    }
  }

  /** All leases of one thing. */
  public Group of(String name) {
    return new Group(name, groups.get(Keys.leases(name), LEASES));
  }

  /** The write that puts other leases in the place of those that were read. */
  public Write changing(Group read, LeaseGroup next) {
    return read.kept()
        .map(kept -> groups.change(kept, next))
        .orElseGet(() -> groups.creation(Keys.leases(read.name()), LEASES, next));
  }

  /** Puts other leases in the place of those that were read; false if they have changed since. */
  public boolean change(Group read, LeaseGroup next) {
    return store.put(changing(read, next));
  }

  /** The write that demands that the leases are still those that were read. */
  public Optional<Write> demanding(Group read) {
    return read.kept()
        .map(Kept::item)
        .map(item -> new Write.Demand(item.partition(), item.sort(), item.version()));
  }
}
