/** A policy's YAML and JSON, its schema and its reference table. */
@NullMarked
package io.wavegate.codec.policy;

import org.jspecify.annotations.NullMarked;
