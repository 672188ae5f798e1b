/** Tests of the chain of entries. */
@NullMarked
package io.wavegate.core.timeline;

import org.jspecify.annotations.NullMarked;
