/**
 * What comes unasked: alarms, ended tests, timers, lost starts and executions that died; each
 * rouses what it concerns.
 */
@NullMarked
package io.wavegate.handlers.watch;

import org.jspecify.annotations.NullMarked;
