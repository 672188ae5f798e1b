/** Tests of what handlers tell about themselves. */
@NullMarked
package io.wavegate.handlers;

import org.jspecify.annotations.NullMarked;
