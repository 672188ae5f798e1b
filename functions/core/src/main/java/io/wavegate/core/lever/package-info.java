/** What a rollback's levers are pulled at: what is found there, and what is asked of it. */
@NullMarked
package io.wavegate.core.lever;

import org.jspecify.annotations.NullMarked;
