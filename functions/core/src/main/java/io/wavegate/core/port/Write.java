package io.wavegate.core.port;

/** One conditional write. There are no blind ones. */
public sealed interface Write {
  /** Puts an item that must not exist yet. */
  record Create(Item item) implements Write {}

  /** Puts an item over the one with the version just below. */
  record Replace(Item item) implements Write {}

  /** Deletes an item that must have that version. */
  record Remove(String partition, String sort, long version) implements Write {}

  /** Changes nothing; demands that an item has that version. */
  record Demand(String partition, String sort, long version) implements Write {}
}
