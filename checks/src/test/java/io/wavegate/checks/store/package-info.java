/** One contract for every item store. */
@NullMarked
package io.wavegate.checks.store;

import org.jspecify.annotations.NullMarked;
