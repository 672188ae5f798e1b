/** May this deployment start? Blockers, and the look that clears them all at once. */
@NullMarked
package io.wavegate.core.admission;

import org.jspecify.annotations.NullMarked;
