package io.wavegate.codec.event;

import java.time.Instant;
import java.util.Optional;

/**
 * An EventBridge event as such.
 *
 * @param id the event's id; an event in processed form has none
 * @param account the account that it happened in, twelve digits
 * @param region the Region that it happened in
 * @param time when it happened, as the source says; to the second
 * @param replay the name of the archive replay that sent it again, if one did
 */
public record Origin(
    Optional<String> id, String account, String region, Instant time, Optional<String> replay) {}
