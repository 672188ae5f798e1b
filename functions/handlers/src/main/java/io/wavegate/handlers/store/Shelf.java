package io.wavegate.handlers.store;

import io.wavegate.codec.CoreJson;
import io.wavegate.core.port.Item;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.Write;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Values of one type in the store.
 *
 * @param <T> a record of core's or of this package
 */
public final class Shelf<T> {
  private final ItemStore store;
  private final Class<T> type;
  private final UnaryOperator<String> upgrade;

  /** Over a store, for a type. */
  public Shelf(ItemStore store, Class<T> type) {
    this(store, type, UnaryOperator.identity());
  }

  /**
   * The same for values that an earlier version may have written in another form.
   *
   * @param upgrade makes this version's text of any that is kept
   */
  public Shelf(ItemStore store, Class<T> type, UnaryOperator<String> upgrade) {
    this.store = store;
    this.type = type;
    this.upgrade = upgrade;
  }

  /** The value, if there is one. */
  public Optional<Kept<T>> get(String partition, String sort) {
    return store.get(partition, sort).map(this::read);
  }

  /** The values whose sort key begins so, in its order. */
  public List<Kept<T>> query(String partition, String prefix) {
    return store.query(partition, prefix).stream().map(this::read).toList();
  }

  /** The write that puts a value where none may be yet. */
  public Write creation(String partition, String sort, T value) {
    return new Write.Create(Item.first(partition, sort, CoreJson.write(value)));
  }

  /** The write that puts a value over the one that was read. */
  public Write change(Kept<T> read, T value) {
    return new Write.Replace(read.item().next(CoreJson.write(value)));
  }

  /** The write that takes away what was read. */
  public Write removal(Kept<T> read) {
    Item item = read.item();
    return new Write.Remove(item.partition(), item.sort(), item.version());
  }

  /** Puts a value where none may be yet; false if there is one. */
  public boolean create(String partition, String sort, T value) {
    return store.put(creation(partition, sort, value));
  }

  /** Puts a value over the one that was read; false if that one has changed since. */
  public boolean replace(Kept<T> read, T value) {
    return store.put(change(read, value));
  }

  /** Takes away what was read; false if it has changed since. */
  public boolean remove(Kept<T> read) {
    Item item = read.item();
    return store.delete(item.partition(), item.sort(), item.version());
  }

  private Kept<T> read(Item item) {
    return new Kept<>(CoreJson.read(upgrade.apply(item.body()), type), item);
  }
}
