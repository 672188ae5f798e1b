/** JSON in and out of core's types, and what a pipeline's action says about its gate. */
@NullMarked
package io.wavegate.codec;

import org.jspecify.annotations.NullMarked;
