/** What README and CONTRIBUTING say, held against the repository. */
@NullMarked
package io.wavegate.checks.readme;

import org.jspecify.annotations.NullMarked;
