/** The checker sees what breaks a rule, and does not cry wolf. */
@NullMarked
package io.wavegate.local.simulate.checker;

import org.jspecify.annotations.NullMarked;
