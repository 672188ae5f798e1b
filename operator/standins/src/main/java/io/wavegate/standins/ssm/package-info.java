/** A stand-in for Parameter Store of AWS Systems Manager. */
@NullMarked
package io.wavegate.standins.ssm;

import org.jspecify.annotations.NullMarked;
