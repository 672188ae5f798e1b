/** What happens in a rehearsal, and what is expected to come of it. */
@NullMarked
package io.wavegate.local.scenario;

import org.jspecify.annotations.NullMarked;
