/** Tests of what a rollback does next. */
@NullMarked
package io.wavegate.core.rollback;

import org.jspecify.annotations.NullMarked;
