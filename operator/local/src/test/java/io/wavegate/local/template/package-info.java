/** Tests of what is read of the template. */
@NullMarked
package io.wavegate.local.template;

import org.jspecify.annotations.NullMarked;
