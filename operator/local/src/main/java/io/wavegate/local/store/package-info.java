/** The store on an embedded database, or in plain maps. */
@NullMarked
package io.wavegate.local.store;

import org.jspecify.annotations.NullMarked;
