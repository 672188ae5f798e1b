/** A stand-in for Amazon S3: buckets and the keys in them. */
@NullMarked
package io.wavegate.standins.s3;

import org.jspecify.annotations.NullMarked;
