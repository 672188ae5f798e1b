/** Virtual time, and the order in which things happen. */
@NullMarked
package io.wavegate.local.time;

import org.jspecify.annotations.NullMarked;
