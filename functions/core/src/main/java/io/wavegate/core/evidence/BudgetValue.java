package io.wavegate.core.evidence;

import java.time.Instant;

/**
 * What an expression came to.
 *
 * @param value its newest value
 * @param at the beginning of the period that it stands for
 */
public record BudgetValue(double value, Instant at) {}
