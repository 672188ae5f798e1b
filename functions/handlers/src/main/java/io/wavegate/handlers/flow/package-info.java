/** What the handlers do, between decoding and encoding: read, let core decide, perform. */
@NullMarked
package io.wavegate.handlers.flow;

import org.jspecify.annotations.NullMarked;
