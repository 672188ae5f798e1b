package io.wavegate.core.validation;

import java.time.Instant;

/**
 * One value of a metric.
 *
 * @param at when its period begins
 * @param value the value
 */
public record MetricValue(Instant at, double value) {}
