/** A stand-in for Amazon EventBridge: buses, rules, schedules and their deliveries. */
@NullMarked
package io.wavegate.standins.eventbridge;

import org.jspecify.annotations.NullMarked;
