/** The events that AWS sends, decoded into what Wavegate acts on. */
@NullMarked
package io.wavegate.codec.event;

import org.jspecify.annotations.NullMarked;
