/** What people may tell Wavegate, and what their words count for. */
@NullMarked
package io.wavegate.core.people;

import org.jspecify.annotations.NullMarked;
