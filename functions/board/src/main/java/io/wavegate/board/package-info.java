/** Shows a release to people, as a page, a drawing or lines of text; pure, and without a clock. */
@NullMarked
package io.wavegate.board;

import org.jspecify.annotations.NullMarked;
