/** Tests of who deploys where. */
@NullMarked
package io.wavegate.core.lease;

import org.jspecify.annotations.NullMarked;
