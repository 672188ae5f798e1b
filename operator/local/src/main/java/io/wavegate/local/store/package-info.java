/** The store on an embedded database. */
@NullMarked
package io.wavegate.local.store;

import org.jspecify.annotations.NullMarked;
