/** Strict JSON within bounds, and records, sealed interfaces and enums as JSON trees. */
@NullMarked
package io.wavegate.codec.json;

import org.jspecify.annotations.NullMarked;
