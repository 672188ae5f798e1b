/** Tests of reading scenarios. */
@NullMarked
package io.wavegate.local.scenario;

import org.jspecify.annotations.NullMarked;
