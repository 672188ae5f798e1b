/** JSONata expressions and templates of them, compiled once, evaluated within bounds. */
@NullMarked
package io.wavegate.engine.query;

import org.jspecify.annotations.NullMarked;
