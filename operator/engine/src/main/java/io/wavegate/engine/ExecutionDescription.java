package io.wavegate.engine;

import java.time.Instant;

/**
 * One execution, as DescribeExecution tells of it.
 *
 * @param executionArn its ARN
 * @param stateMachineArn the state machine that it runs
 * @param name its name, unique within the state machine
 * @param startDate when it started
 * @param input its input, JSON text
 * @param status where it stands
 */
public record ExecutionDescription(
    String executionArn,
    String stateMachineArn,
    String name,
    Instant startDate,
    String input,
    ExecutionStatus status) {}
