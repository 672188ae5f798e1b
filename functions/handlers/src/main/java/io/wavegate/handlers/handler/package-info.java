/** The Lambda functions: decode, decide, perform, encode. */
@NullMarked
package io.wavegate.handlers.handler;

import org.jspecify.annotations.NullMarked;
