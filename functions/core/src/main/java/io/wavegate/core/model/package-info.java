/** The words everything else is said in: pipelines, gates, attempts, readings. */
@NullMarked
package io.wavegate.core.model;

import org.jspecify.annotations.NullMarked;
