/** The shipped SAM template, read for what a run needs of it. */
@NullMarked
package io.wavegate.local.template;

import org.jspecify.annotations.NullMarked;
