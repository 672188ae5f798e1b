/** A state machine definition, parsed once and checked. */
@NullMarked
package io.wavegate.engine.asl;

import org.jspecify.annotations.NullMarked;
