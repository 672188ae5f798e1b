/** Tests that the artefact boots as Lambda boots it. */
@NullMarked
package io.wavegate.checks.artefact;

import org.jspecify.annotations.NullMarked;
