/** Upgrade and rollback, tried before it is needed: what an upgrade-and-rollback test does. */
@NullMarked
package io.wavegate.core.drill;

import org.jspecify.annotations.NullMarked;
