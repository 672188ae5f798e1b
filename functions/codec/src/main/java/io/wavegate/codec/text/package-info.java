/** Helps people who mistyped. */
@NullMarked
package io.wavegate.codec.text;

import org.jspecify.annotations.NullMarked;
