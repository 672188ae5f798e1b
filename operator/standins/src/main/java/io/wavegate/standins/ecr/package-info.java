/** A stand-in for Amazon ECR: repositories and the images in them. */
@NullMarked
package io.wavegate.standins.ecr;

import org.jspecify.annotations.NullMarked;
