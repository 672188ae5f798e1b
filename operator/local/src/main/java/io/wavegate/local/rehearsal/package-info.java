/** Runs a scenario and says what came of it. */
@NullMarked
package io.wavegate.local.rehearsal;

import org.jspecify.annotations.NullMarked;
