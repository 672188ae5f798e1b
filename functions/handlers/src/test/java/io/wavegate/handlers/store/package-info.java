/** Tests of the repositories, over a strict store. */
@NullMarked
package io.wavegate.handlers.store;

import org.jspecify.annotations.NullMarked;
