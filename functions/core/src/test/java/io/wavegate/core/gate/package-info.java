/** Tests of a gate's moves. */
@NullMarked
package io.wavegate.core.gate;

import org.jspecify.annotations.NullMarked;
