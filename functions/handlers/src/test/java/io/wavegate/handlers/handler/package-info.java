/** Tests of the functions, through their handlers. */
@NullMarked
package io.wavegate.handlers.handler;

import org.jspecify.annotations.NullMarked;
