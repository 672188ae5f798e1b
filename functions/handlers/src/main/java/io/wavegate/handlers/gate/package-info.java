/** A gate from the job or approval that opens it to the report: opened, judged, applied, told. */
@NullMarked
package io.wavegate.handlers.gate;

import org.jspecify.annotations.NullMarked;
