/** What a rollback will do, how far it got, and what it does next. */
@NullMarked
package io.wavegate.core.rollback;

import org.jspecify.annotations.NullMarked;
