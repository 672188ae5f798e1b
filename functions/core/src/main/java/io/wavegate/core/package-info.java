/**
 * Judgement: from what is known and what happened to what must be done. No AWS, no JSON, no clock.
 */
@NullMarked
package io.wavegate.core;

import org.jspecify.annotations.NullMarked;
