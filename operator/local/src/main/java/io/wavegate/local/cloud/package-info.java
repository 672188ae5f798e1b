/** One account and Region on one machine: stand-ins, engine and handlers together. */
@NullMarked
package io.wavegate.local.cloud;

import org.jspecify.annotations.NullMarked;
