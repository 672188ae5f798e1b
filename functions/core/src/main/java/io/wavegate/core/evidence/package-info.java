/** What was read about a release while it was watched, each with the time it was read. */
@NullMarked
package io.wavegate.core.evidence;

import org.jspecify.annotations.NullMarked;
