package io.wavegate.engine;

import java.time.Instant;

/**
 * The answer to StartExecution.
 *
 * @param executionArn the execution
 * @param startDate when it started; for a repeated request, when the first one started it
 */
public record StartedExecution(String executionArn, Instant startDate) {}
