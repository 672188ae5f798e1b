/** Tests of the planted bugs. */
@NullMarked
package io.wavegate.local.planted;

import org.jspecify.annotations.NullMarked;
