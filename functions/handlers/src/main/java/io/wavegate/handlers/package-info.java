/** The one class that wires store, AWS adapters and handlers. */
@NullMarked
package io.wavegate.handlers;

import org.jspecify.annotations.NullMarked;
