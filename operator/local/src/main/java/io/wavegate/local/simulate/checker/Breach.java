package io.wavegate.local.simulate.checker;

import java.time.Instant;

/**
 * A rule that did not hold.
 *
 * @param rule S1 to S10 or L1 to L7
 * @param at when it was broken, or should have been kept
 * @param what what happened, one sentence
 */
public record Breach(String rule, Instant at, String what) {}
