/** Tests. */
@NullMarked
package io.wavegate.local.live;

import org.jspecify.annotations.NullMarked;
