package io.wavegate.local.simulate.run;

import io.wavegate.local.simulate.checker.Breach;
import io.wavegate.local.simulate.schedule.Schedule;

/**
 * A run in which a rule did not hold.
 *
 * @param seed its seed, or its number among those that are not drawn
 * @param breach the first breach
 * @param smallest the smallest schedule in which the same rule is broken
 * @param others how many breaches there were beside it
 */
public record Finding(long seed, Breach breach, Schedule smallest, int others) {}
