/** Tests of the engine, most of them against a host with a virtual clock. */
@NullMarked
package io.wavegate.engine;

import org.jspecify.annotations.NullMarked;
