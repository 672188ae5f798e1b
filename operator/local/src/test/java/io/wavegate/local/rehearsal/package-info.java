/** Tests of whole rehearsals. */
@NullMarked
package io.wavegate.local.rehearsal;

import org.jspecify.annotations.NullMarked;
