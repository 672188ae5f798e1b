package io.wavegate.codec.event;

import io.wavegate.core.evidence.AlarmState;

/**
 * A child alarm that a composite's {@code reasonData} names as a cause of its change.
 *
 * @param alarm which
 * @param state the state that the child was in
 */
public record ChildState(AlarmRef alarm, AlarmState state) {}
