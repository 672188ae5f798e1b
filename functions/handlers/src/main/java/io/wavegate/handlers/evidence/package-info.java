/** What is read of a gate before core judges it, and what its carrier shows. */
@NullMarked
package io.wavegate.handlers.evidence;

import org.jspecify.annotations.NullMarked;
