/**
 * What every step works with: what is outside, the books, gates as they are kept, pages, names and
 * sentences.
 */
@NullMarked
package io.wavegate.handlers.kit;

import org.jspecify.annotations.NullMarked;
