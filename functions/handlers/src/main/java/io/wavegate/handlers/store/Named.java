package io.wavegate.handlers.store;

import io.wavegate.core.lease.LeaseGroup;
import io.wavegate.core.lease.TeamStarts;
import io.wavegate.core.port.Item;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.Write;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What pipelines that know nothing of each other share, one item for each name: a write that rests
 * on an older reading of it is refused, so that of two who look at once one alone has its way.
 *
 * @param <T> what is shared
 */
public final class Named<T> {
  private final ItemStore store;
  private final Shelf<T> shelf;
  private final UnaryOperator<String> partition;
  private final String sort;
  private final T nothing;

  private Named(
      ItemStore store, Class<T> type, UnaryOperator<String> partition, String sort, T nothing) {
    this.store = store;
    this.shelf = new Shelf<>(store, type);
    this.partition = partition;
    this.sort = sort;
    this.nothing = nothing;
  }

  /** Who deploys where, by the name of what services are part of. */
  public static Named<LeaseGroup> leases(ItemStore store) {
    return new Named<>(store, LeaseGroup.class, Keys::leases, "LEASES", LeaseGroup.NONE);
  }

  /** What teams have started, by their names. */
  public static Named<TeamStarts> starts(ItemStore store) {
    return new Named<>(store, TeamStarts.class, Keys::starts, "STARTS", TeamStarts.NONE);
  }

  /**
   * What was found under a name.
   *
   * @param name the name
   * @param value what is shared; what stands for nothing, if nothing was ever written
   * @param kept where it was read; none if nothing was ever written
   */
  public record Found<T>(String name, T value, Optional<Kept<T>> kept) {}

  /** Reads what is under a name. */
  public Found<T> of(String name) {
    Optional<Kept<T>> kept = shelf.get(partition.apply(name), sort);
    return new Found<>(name, kept.map(Kept::value).orElse(nothing), kept);
  }

  /** The write that puts another value in the place of the one that was read. */
  public Write changing(Found<T> read, T next) {
    return read.kept()
        .map(kept -> shelf.change(kept, next))
        .orElseGet(() -> shelf.creation(partition.apply(read.name()), sort, next));
  }

  /** Puts another value in the place of the one that was read; false if it has changed since. */
  public boolean change(Found<T> read, T next) {
    return store.put(changing(read, next));
  }

  /** The write that demands that the value is still the one that was read. */
  public Optional<Write> demanding(Found<T> read) {
    return read.kept().map(Kept::item).map(Named::unchanged);
  }

  private static Write unchanged(Item item) {
    return new Write.Demand(item.partition(), item.sort(), item.version());
  }
}
