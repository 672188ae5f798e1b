package io.wavegate.codec.event;

/**
 * Why a Step Functions execution failed; each part is empty where the event has none.
 *
 * @param error the name of the error, for example {@code States.Runtime}
 * @param cause the words that came with it
 */
public record MachineFailure(String error, String cause) {}
