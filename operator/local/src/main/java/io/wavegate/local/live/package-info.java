/** The orchestrator in real time: a live loop, and the file from which it goes on. */
@NullMarked
package io.wavegate.local.live;

import org.jspecify.annotations.NullMarked;
