/** Where a gate stands, and the only ways it may move on. */
@NullMarked
package io.wavegate.core.gate;

import org.jspecify.annotations.NullMarked;
