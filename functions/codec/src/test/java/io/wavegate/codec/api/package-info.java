/** Tests of how requests of people are read. */
@NullMarked
package io.wavegate.codec.api;

import org.jspecify.annotations.NullMarked;
