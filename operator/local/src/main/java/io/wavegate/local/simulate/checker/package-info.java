/**
 * Says what must never have happened in a run and did, and what must have happened and did not:
 * from the trace alone, with nothing of the program's own judgement.
 */
@NullMarked
package io.wavegate.local.simulate.checker;

import org.jspecify.annotations.NullMarked;
