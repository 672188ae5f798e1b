/** A stand-in for AWS CloudFormation: stacks that are updated, and taken back. */
@NullMarked
package io.wavegate.standins.cloudformation;

import org.jspecify.annotations.NullMarked;
