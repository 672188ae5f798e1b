package io.wavegate.local.store;

import io.wavegate.core.port.Item;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.StoreUnavailableException;
import io.wavegate.core.port.Write;
import io.wavegate.local.time.Scheduler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Parks the calling invocation before each operation, so that others can come in between; answers
 * nothing while the store is down.
 */
public final class ParkingItemStore implements ItemStore {
  private final ItemStore store;
  private final Scheduler scheduler;
  private final BooleanSupplier isDown;

  /**
   * Around a store.
   *
   * @param isDown whether the store does not answer now
   */
  public ParkingItemStore(ItemStore store, Scheduler scheduler, BooleanSupplier isDown) {
    this.store = store;
    this.scheduler = scheduler;
    this.isDown = isDown;
  }

  private void before(String operation) {
    scheduler.park();
    if (isDown.getAsBoolean()) {
      throw new StoreUnavailableException(operation, new IOException("the table is down"));
    }
  }

  @Override
  public Optional<Item> get(String partition, String sort) {
    before("get");
    return store.get(partition, sort);
  }

  @Override
  public boolean put(Write write) {
    before("put");
    return store.put(write);
  }

  @Override
  public boolean transact(List<Write> writes) {
    before("transact");
    return store.transact(writes);
  }

  @Override
  public List<Item> query(String partition, String prefix) {
    before("query");
    return store.query(partition, prefix);
  }

  @Override
  public boolean delete(String partition, String sort, long version) {
    before("delete");
    return store.delete(partition, sort, version);
  }
}
