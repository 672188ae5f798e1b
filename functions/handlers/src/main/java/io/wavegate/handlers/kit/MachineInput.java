package io.wavegate.handlers.kit;

/**
 * The whole input of our state machines: everything else is in the store.
 *
 * @param gate the attempt's key
 */
public record MachineInput(String gate) {}
