/** Tests of the cloud on one machine. */
@NullMarked
package io.wavegate.local.cloud;

import org.jspecify.annotations.NullMarked;
