/** What the tests of core share: cases that are healthy until a test says otherwise. */
@NullMarked
package io.wavegate.core.testing;

import org.jspecify.annotations.NullMarked;
