/** From evidence to verdict: PROMOTE, ROLL BACK, HALT, or another look. */
@NullMarked
package io.wavegate.core.verdict;

import org.jspecify.annotations.NullMarked;
