/**
 * An embedded interpreter of Amazon States Language with JSONata, single-threaded and
 * deterministic, that behaves as AWS Step Functions Standard workflows do.
 */
@NullMarked
package io.wavegate.engine;

import org.jspecify.annotations.NullMarked;
