/** A stand-in for AWS CodePipeline. */
@NullMarked
package io.wavegate.standins.codepipeline;

import org.jspecify.annotations.NullMarked;
