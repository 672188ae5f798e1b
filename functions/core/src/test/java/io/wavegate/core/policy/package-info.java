/** Tests of windows. */
@NullMarked
package io.wavegate.core.policy;

import org.jspecify.annotations.NullMarked;
