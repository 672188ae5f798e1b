package io.wavegate.local.live;

import io.wavegate.core.port.Item;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.Write;
import java.util.List;
import java.util.Optional;

/** Notes that something was written, so that who tells of it need not look all the time. */
final class NotingItemStore implements ItemStore {
  private final ItemStore store;
  private boolean written = true;

  NotingItemStore(ItemStore store) {
    this.store = store;
  }

  /** Whether something may have been written since this was asked the last time. */
  boolean isNew() {
    boolean is = written;
    written = false;
    return is;
  }

  @Override
  public Optional<Item> get(String partition, String sort) {
    return store.get(partition, sort);
  }

  @Override
  public boolean put(Write write) {
    written = true;
    return store.put(write);
  }

  @Override
  public boolean transact(List<Write> writes) {
    written = true;
    return store.transact(writes);
  }

  @Override
  public List<Item> query(String partition, String prefix) {
    return store.query(partition, prefix);
  }

  @Override
  public boolean delete(String partition, String sort, long version) {
    written = true;
    return store.delete(partition, sort, version);
  }
}
