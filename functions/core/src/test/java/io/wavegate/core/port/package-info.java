/** Tests of the ports' values. */
@NullMarked
package io.wavegate.core.port;

import org.jspecify.annotations.NullMarked;
