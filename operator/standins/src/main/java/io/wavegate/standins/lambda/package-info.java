/** A stand-in for AWS Lambda: a registry of functions and its ways of invoking them. */
@NullMarked
package io.wavegate.standins.lambda;

import org.jspecify.annotations.NullMarked;
