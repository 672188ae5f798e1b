/** Simulated runs: the same from the same seed, and those that once broke a rule. */
@NullMarked
package io.wavegate.local.simulate.run;

import org.jspecify.annotations.NullMarked;
