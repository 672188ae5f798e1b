/** Tests of the command line. */
@NullMarked
package io.wavegate.cli;

import org.jspecify.annotations.NullMarked;
