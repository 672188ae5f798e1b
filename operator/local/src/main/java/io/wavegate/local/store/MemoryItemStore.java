package io.wavegate.local.store;

import io.wavegate.core.port.Item;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.Write;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The store in plain maps, for simulations, which make a new one many times a second. Sort keys are
 * ordered by their bytes, as those of DynamoDB. Used by one thread at a time.
 */
public final class MemoryItemStore implements ItemStore {
  private final Map<String, NavigableMap<byte[], Item>> partitions = new HashMap<>();

  @Override
  public Optional<Item> get(String partition, String sort) {
    NavigableMap<byte[], Item> items = partitions.get(partition);
    return items == null ? Optional.empty() : Optional.ofNullable(items.get(bytes(sort)));
  }

  @Override
  public boolean put(Write write) {
    return transact(List.of(write));
  }

  @Override
  public boolean transact(List<Write> writes) {
    TransactionLimit.check(writes);
    boolean all = writes.stream().allMatch(this::holds);
    if (all) {
      writes.forEach(this::apply);
    }
    return all;
  }

  private boolean holds(Write write) {
    return switch (write) {
      case Write.Create create -> get(create.item().partition(), create.item().sort()).isEmpty();
      case Write.Replace replace ->
          isAt(replace.item().partition(), replace.item().sort(), replace.item().version() - 1);
      case Write.Remove remove -> isAt(remove.partition(), remove.sort(), remove.version());
      case Write.Demand demand -> isAt(demand.partition(), demand.sort(), demand.version());
    };
  }

  private boolean isAt(String partition, String sort, long version) {
    return get(partition, sort).filter(item -> item.version() == version).isPresent();
  }

  private void apply(Write write) {
    switch (write) {
      case Write.Create create -> keep(create.item());
      case Write.Replace replace -> keep(replace.item());
      case Write.Remove remove -> delete(remove.partition(), remove.sort(), remove.version());
      case Write.Demand demand -> {
        // It holds; nothing is to be written.
      }
    }
  }

  private void keep(Item item) {
    partitions
        .computeIfAbsent(item.partition(), p -> new TreeMap<>(Arrays::compareUnsigned))
        .put(bytes(item.sort()), item);
  }

  @Override
  public List<Item> query(String partition, String prefix) {
    NavigableMap<byte[], Item> items = partitions.get(partition);
    List<Item> found = new ArrayList<>();
    if (items != null) {
      for (Item item : items.tailMap(bytes(prefix), true).values()) {
        if (!item.sort().startsWith(prefix)) {
          break;
        }
        found.add(item);
      }
    }
    return found;
  }

  @Override
  public boolean delete(String partition, String sort, long version) {
    boolean there = isAt(partition, sort, version);
    if (there) {
      Objects.requireNonNull(partitions.get(partition)).remove(bytes(sort));
    }
    return there;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
