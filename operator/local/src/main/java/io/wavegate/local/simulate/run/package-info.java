/** Plays schedules on a simulated cloud, and says what the checker finds. */
@NullMarked
package io.wavegate.local.simulate.run;

import org.jspecify.annotations.NullMarked;
