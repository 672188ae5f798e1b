/** A stand-in for CloudWatch Synthetics: canaries, their scheduled runs and dry runs. */
@NullMarked
package io.wavegate.standins.synthetics;

import org.jspecify.annotations.NullMarked;
