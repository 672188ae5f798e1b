/** Tests of virtual time. */
@NullMarked
package io.wavegate.local.time;

import org.jspecify.annotations.NullMarked;
