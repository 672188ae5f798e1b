/** A stand-in for Amazon CloudWatch alarms and metrics. */
@NullMarked
package io.wavegate.standins.cloudwatch;

import org.jspecify.annotations.NullMarked;
