/**
 * YAML that knows where each value stands, within bounds, and a reader that tells every mistake at
 * once.
 */
@NullMarked
package io.wavegate.codec.yaml;

import org.jspecify.annotations.NullMarked;
