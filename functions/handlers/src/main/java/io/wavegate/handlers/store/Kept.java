package io.wavegate.handlers.store;

import io.wavegate.core.port.Item;

/**
 * A value as it was read from the store, with the item that a change of it must still find there.
 *
 * @param value the value
 * @param item where it was read
 */
public record Kept<T>(T value, Item item) {}
