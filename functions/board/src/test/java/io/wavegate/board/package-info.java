/** Tests of what people are shown. */
@NullMarked
package io.wavegate.board;

import org.jspecify.annotations.NullMarked;
