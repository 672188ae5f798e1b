package io.wavegate.engine;

/**
 * What an execution has used.
 *
 * @param stateTransitions states entered and retries made, which is what AWS bills
 * @param historyEvents events in its history, of 25,000
 */
public record ExecutionCounts(int stateTransitions, int historyEvents) {}
