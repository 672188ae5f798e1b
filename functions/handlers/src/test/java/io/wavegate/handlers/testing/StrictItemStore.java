package io.wavegate.handlers.testing;

import io.wavegate.core.port.Item;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.StoreUnavailableException;
import io.wavegate.core.port.Write;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A store in memory that holds every write to its condition and to DynamoDB's limits. */
public final class StrictItemStore implements ItemStore {
  private static final int BODY = 380_000;
  private static final int AT_ONCE = 100;

  private record Key(String partition, String sort) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = partition.compareTo(other.partition);
      return order != 0 ? order : Arrays.compareUnsigned(bytes(sort), bytes(other.sort));
    }
  }

  private final TreeMap<Key, Item> items = new TreeMap<>();
  private final Deque<Runnable> beforeWrites = new ArrayDeque<>();
  private boolean down;
  private boolean deaf;

  /** From now on nothing is answered. */
  public void goDown() {
    down = true;
  }

  /** From now on everything is answered again. */
  public void comeBack() {
    down = false;
  }

  /** The next write is carried out, but its answer is lost. */
  public void loseNextAnswer() {
    deaf = true;
  }

  /** Somebody else acts just before the next write; each such act happens once. */
  public void beforeNextWrite(Runnable act) {
    beforeWrites.add(act);
  }

  /** Everything that is kept, in order. */
  public List<Item> all() {
    return List.copyOf(items.values());
  }

  @Override
  public Optional<Item> get(String partition, String sort) {
    up("get");
    return Optional.ofNullable(items.get(new Key(partition, sort)));
  }

  @Override
  public boolean put(Write write) {
    return transact(List.of(write));
  }

  @Override
  public boolean transact(List<Write> writes) {
    up("transact");
    Runnable act = beforeWrites.poll();
    if (act != null) {
      act.run();
    }
    within(writes);
    boolean holds = writes.stream().allMatch(this::holds);
    if (holds) {
      writes.forEach(this::perform);
    }
    if (deaf) {
      deaf = false;
      throw new StoreUnavailableException("transact", new IllegalStateException("answer lost"));
    }
    return holds;
  }

  private static void within(List<Write> writes) {
    Set<Key> keys = new LinkedHashSet<>();
    for (Write write : writes) {
      if (!keys.add(key(write))) {
        throw new IllegalArgumentException("two writes of " + key(write));
      }
      int size = bytes(body(write)).length;
      if (size > BODY) {
        throw new IllegalArgumentException("an item of " + size + " bytes: " + key(write));
      }
    }
    if (writes.isEmpty() || writes.size() > AT_ONCE) {
      throw new IllegalArgumentException(writes.size() + " writes in one transaction");
    }
  }

  private boolean holds(Write write) {
    Optional<Long> version = Optional.ofNullable(items.get(key(write))).map(Item::version);
    return switch (write) {
      case Write.Create create -> version.isEmpty();
      case Write.Replace replace -> version.equals(Optional.of(replace.item().version() - 1));
      case Write.Remove remove -> version.equals(Optional.of(remove.version()));
      case Write.Demand demand -> version.equals(Optional.of(demand.version()));
    };
  }

  private void perform(Write write) {
    switch (write) {
      case Write.Create create -> items.put(key(create), create.item());
      case Write.Replace replace -> items.put(key(replace), replace.item());
      case Write.Remove remove -> items.remove(key(remove));
      case Write.Demand demand -> {
        // Changes nothing.
      }
    }
  }

  @Override
  public List<Item> query(String partition, String prefix) {
    up("query");
    return items.values().stream()
        .filter(item -> item.partition().equals(partition) && item.sort().startsWith(prefix))
        .toList();
  }

  @Override
  public boolean delete(String partition, String sort, long version) {
    return transact(List.of(new Write.Remove(partition, sort, version)));
  }

  private void up(String operation) {
    if (down) {
      throw new StoreUnavailableException(operation, new IllegalStateException("down"));
    }
  }

  private static Key key(Write write) {
    return switch (write) {
      case Write.Create create -> new Key(create.item().partition(), create.item().sort());
      case Write.Replace replace -> new Key(replace.item().partition(), replace.item().sort());
      case Write.Remove remove -> new Key(remove.partition(), remove.sort());
      case Write.Demand demand -> new Key(demand.partition(), demand.sort());
    };
  }

  private static String body(Write write) {
    return switch (write) {
      case Write.Create create -> create.item().body();
      case Write.Replace replace -> replace.item().body();
      case Write.Remove remove -> "";
      case Write.Demand demand -> "";
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
