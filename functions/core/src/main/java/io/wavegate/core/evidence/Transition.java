package io.wavegate.core.evidence;

import java.time.Instant;

/**
 * One change of an alarm's state, from {@code DescribeAlarmHistory}.
 *
 * @param at when
 * @param from the state before
 * @param to the state after
 * @param reason CloudWatch's words, with the datapoints
 */
public record Transition(Instant at, AlarmState from, AlarmState to, String reason) {}
