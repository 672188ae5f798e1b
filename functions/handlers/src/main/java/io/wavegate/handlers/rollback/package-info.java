/** A rollback from its record to its report, step by step, each of which can be done again. */
@NullMarked
package io.wavegate.handlers.rollback;

import org.jspecify.annotations.NullMarked;
