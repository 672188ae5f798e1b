/** Validation tests: what a policy asks of them, and what they come to. */
@NullMarked
package io.wavegate.core.validation;

import org.jspecify.annotations.NullMarked;
