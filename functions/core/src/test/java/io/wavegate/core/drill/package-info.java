@NullMarked
package io.wavegate.core.drill;

import org.jspecify.annotations.NullMarked;
