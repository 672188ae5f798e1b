/** A stand-in for Amazon SNS topics. */
@NullMarked
package io.wavegate.standins.sns;

import org.jspecify.annotations.NullMarked;
