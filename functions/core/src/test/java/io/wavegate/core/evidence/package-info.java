/** Tests of what is read out of the evidence. */
@NullMarked
package io.wavegate.core.evidence;

import org.jspecify.annotations.NullMarked;
