/** Tests that hold what is said of the stand-ins' likeness to the tests and recipes behind it. */
@NullMarked
package io.wavegate.checks.fidelity;

import org.jspecify.annotations.NullMarked;
