/**
 * What a rollback would do: the levers of a wave, what they found before the deployment, what would
 * return.
 */
@NullMarked
package io.wavegate.handlers.plan;

import org.jspecify.annotations.NullMarked;
