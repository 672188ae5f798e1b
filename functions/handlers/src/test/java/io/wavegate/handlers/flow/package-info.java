/** Tests of names and texts of the flow. */
@NullMarked
package io.wavegate.handlers.flow;

import org.jspecify.annotations.NullMarked;
