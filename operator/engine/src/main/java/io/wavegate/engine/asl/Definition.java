package io.wavegate.engine.asl;

import java.util.OptionalLong;

/**
 * A state machine definition.
 *
 * @param flow its states
 * @param timeoutSeconds how long an execution may run, if it is limited
 */
public record Definition(Flow flow, OptionalLong timeoutSeconds) {}
