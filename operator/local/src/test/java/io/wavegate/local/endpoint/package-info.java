/** Tests. */
@NullMarked
package io.wavegate.local.endpoint;

import org.jspecify.annotations.NullMarked;
