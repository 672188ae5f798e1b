package io.wavegate.local.scenario;

import java.time.Duration;

/**
 * Something that the world does.
 *
 * @param anchor what its time is counted from
 * @param after how long after it; negative only for the end of a bake
 * @param said its time as the scenario writes it
 * @param deed what it does
 */
public record Happening(Anchor anchor, Duration after, String said, Deed deed) {}
