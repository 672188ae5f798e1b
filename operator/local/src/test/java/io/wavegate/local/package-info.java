/** What the tests of the one-machine runtime share. */
@NullMarked
package io.wavegate.local;

import org.jspecify.annotations.NullMarked;
