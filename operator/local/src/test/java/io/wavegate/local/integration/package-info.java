/** Tests of what a state machine's tasks call. */
@NullMarked
package io.wavegate.local.integration;

import org.jspecify.annotations.NullMarked;
