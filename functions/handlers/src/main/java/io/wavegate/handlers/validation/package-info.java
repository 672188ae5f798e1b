/** Tests: asked, heard, probed, read from metrics, or moving a deployment there and back. */
@NullMarked
package io.wavegate.handlers.validation;

import org.jspecify.annotations.NullMarked;
