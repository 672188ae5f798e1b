@NullMarked
package io.wavegate.core.lever;

import org.jspecify.annotations.NullMarked;
