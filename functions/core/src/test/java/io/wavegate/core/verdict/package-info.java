/** Tests of the verdict. */
@NullMarked
package io.wavegate.core.verdict;

import org.jspecify.annotations.NullMarked;
