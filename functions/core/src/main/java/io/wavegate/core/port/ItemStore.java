package io.wavegate.core.port;

import java.util.List;
import java.util.Optional;

/**
 * The store, as five item operations. All reads are consistent: a write that was acknowledged is
 * seen. Repositories stand on it once; adapters pass one contract suite.
 */
public interface ItemStore {
  /**
   * The item, if there is one.
   *
   * @throws StoreUnavailableException if the store does not answer
   */
  Optional<Item> get(String partition, String sort);

  /**
   * Writes one item if its condition holds.
   *
   * @return whether it was written; false means the condition did not hold
   * @throws StoreUnavailableException if the store does not answer: the write may have happened
   */
  boolean put(Write write);

  /**
   * Writes all, or nothing if one condition does not hold.
   *
   * @param writes 1 to 100, no two of the same item
   * @return whether they were written
   * @throws StoreUnavailableException if the store does not answer: the writes may have happened
   */
  boolean transact(List<Write> writes);

  /**
   * The partition's items whose sort key begins with {@code prefix}, in the sort key's order (by
   * UTF-8 bytes), every page of them.
   *
   * @throws StoreUnavailableException if the store does not answer
   */
  List<Item> query(String partition, String prefix);

  /**
   * Deletes an item if it has that version.
   *
   * @return whether it was deleted
   * @throws StoreUnavailableException if the store does not answer: the item may be gone
   */
  boolean delete(String partition, String sort, long version);
}
