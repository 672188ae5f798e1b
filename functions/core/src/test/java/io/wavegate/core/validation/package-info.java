/** Tests of what validation tests are and come to. */
@NullMarked
package io.wavegate.core.validation;

import org.jspecify.annotations.NullMarked;
