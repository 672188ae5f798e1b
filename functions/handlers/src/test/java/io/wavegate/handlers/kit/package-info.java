@NullMarked
package io.wavegate.handlers.kit;

import org.jspecify.annotations.NullMarked;
