@NullMarked
package io.wavegate.handlers.plan;

import org.jspecify.annotations.NullMarked;
