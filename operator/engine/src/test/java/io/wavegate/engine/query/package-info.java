/** Tests of expressions and their bounds. */
@NullMarked
package io.wavegate.engine.query;

import org.jspecify.annotations.NullMarked;
