/** A stand-in for Amazon SQS: standard queues. */
@NullMarked
package io.wavegate.standins.sqs;

import org.jspecify.annotations.NullMarked;
