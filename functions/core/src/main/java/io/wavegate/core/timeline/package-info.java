/** What happened to a release, append-only and chained by hash. */
@NullMarked
package io.wavegate.core.timeline;

import org.jspecify.annotations.NullMarked;
