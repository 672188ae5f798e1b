/** Tests of what people's words count for. */
@NullMarked
package io.wavegate.core.people;

import org.jspecify.annotations.NullMarked;
