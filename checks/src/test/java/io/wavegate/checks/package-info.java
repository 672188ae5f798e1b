/** Tests that need the whole repository or heavy dependencies. */
@NullMarked
package io.wavegate.checks;

import org.jspecify.annotations.NullMarked;
