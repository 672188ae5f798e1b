package io.wavegate.local.store;

import io.wavegate.core.port.Item;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.Write;
import io.wavegate.local.time.Scheduler;
import java.util.List;
import java.util.Optional;

/** Parks the calling invocation before each operation, so that others can come in between. */
public final class ParkingItemStore implements ItemStore {
  private final ItemStore store;
  private final Scheduler scheduler;

  /** Around a store. */
  public ParkingItemStore(ItemStore store, Scheduler scheduler) {
    this.store = store;
    this.scheduler = scheduler;
  }

  @Override
  public Optional<Item> get(String partition, String sort) {
    scheduler.park();
    return store.get(partition, sort);
  }

  @Override
  public boolean put(Write write) {
    scheduler.park();
    return store.put(write);
  }

  @Override
  public boolean transact(List<Write> writes) {
    scheduler.park();
    return store.transact(writes);
  }

  @Override
  public List<Item> query(String partition, String prefix) {
    scheduler.park();
    return store.query(partition, prefix);
  }

  @Override
  public boolean delete(String partition, String sort, long version) {
    scheduler.park();
    return store.delete(partition, sort, version);
  }
}
