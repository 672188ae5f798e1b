package io.wavegate.checks.store;

import io.wavegate.core.port.ItemStore;
import io.wavegate.local.store.MemoryItemStore;

/** The store of a simulated run. */
final class MemoryItemStoreTest implements ItemStoreContract {
  private final ItemStore store = new MemoryItemStore();

  @Override
  public ItemStore store() {
    return store;
  }
}
