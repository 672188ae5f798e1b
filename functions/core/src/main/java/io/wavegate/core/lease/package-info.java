/** Who deploys where: one pipeline at a time, with an expiry and a fencing token. */
@NullMarked
package io.wavegate.core.lease;

import org.jspecify.annotations.NullMarked;
