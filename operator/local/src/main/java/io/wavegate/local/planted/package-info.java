/** Bugs that are planted into a copy of the shipped code, to see that the proof can see them. */
@NullMarked
package io.wavegate.local.planted;

import org.jspecify.annotations.NullMarked;
