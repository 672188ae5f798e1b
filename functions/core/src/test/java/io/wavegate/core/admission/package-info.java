/** Tests of the look before a deployment. */
@NullMarked
package io.wavegate.core.admission;

import org.jspecify.annotations.NullMarked;
