/** A stand-in for AWS CodeDeploy: deployment groups and their deployments. */
@NullMarked
package io.wavegate.standins.codedeploy;

import org.jspecify.annotations.NullMarked;
