/** A stand-in for AWS STS: roles that are assumed, and sessions that say who calls. */
@NullMarked
package io.wavegate.standins.sts;

import org.jspecify.annotations.NullMarked;
