/** Which test shows which rule, fault and attack: the catalogue, and {@code TESTING.md} of it. */
@NullMarked
package io.wavegate.checks.proof;

import org.jspecify.annotations.NullMarked;
