/** CodePipeline, CloudWatch, Step Functions, SNS and HTTP behind core's ports. */
@NullMarked
package io.wavegate.handlers.aws;

import org.jspecify.annotations.NullMarked;
