/** Tests of names, keys and words. */
@NullMarked
package io.wavegate.core.model;

import org.jspecify.annotations.NullMarked;
