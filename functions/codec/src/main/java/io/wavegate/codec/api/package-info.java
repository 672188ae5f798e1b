/** What people ask over the HTTP API, read strictly. */
@NullMarked
package io.wavegate.codec.api;

import org.jspecify.annotations.NullMarked;
