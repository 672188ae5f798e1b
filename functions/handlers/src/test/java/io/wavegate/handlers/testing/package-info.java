/** What the tests of this module share: a strict store, a settable clock, services in memory. */
@NullMarked
package io.wavegate.handlers.testing;

import org.jspecify.annotations.NullMarked;
