/** What a service team asked for: waves, bakes, alarms, traffic, tests, windows, rollback. */
@NullMarked
package io.wavegate.core.policy;

import org.jspecify.annotations.NullMarked;
