package io.wavegate.core.port;

/**
 * One item of the store.
 *
 * @param partition the partition key; items that are read together share it
 * @param sort the sort key, unique in its partition; queries go by its prefix, in its order
 * @param version 1 for a new item, one more with each change
 * @param body the content, opaque to the store, at most 380 kB of UTF-8 (a DynamoDB item holds 400)
 */
public record Item(String partition, String sort, long version, String body) {
  /** A new item. */
  public static Item first(String partition, String sort, String body) {
    return new Item(partition, sort, 1, body);
  }

  /** The item that replaces this one. */
  public Item next(String newBody) {
    return new Item(partition, sort, version + 1, newBody);
  }
}
