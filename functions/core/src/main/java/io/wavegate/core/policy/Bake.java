package io.wavegate.core.policy;

import java.time.Duration;

/**
 * The time a wave is watched after its deployment before it may be promoted.
 *
 * @param length counted from the end of the deployment
 * @param atMost the longest a bake with too little traffic is extended to, at least {@code length}
 * @param settle how long after the end of the bake the last reading is taken: alarms speak of
 *     datapoints that are minutes old
 */
public record Bake(Duration length, Duration atMost, Duration settle) {}
