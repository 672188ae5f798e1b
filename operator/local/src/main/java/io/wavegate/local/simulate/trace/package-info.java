/** What happened in a simulated run: effects and the world, in words and numbers. */
@NullMarked
package io.wavegate.local.simulate.trace;

import org.jspecify.annotations.NullMarked;
