/**
 * Who may enter: leases and starts, earlier waves, and the transitions that are stopped and opened.
 */
@NullMarked
package io.wavegate.handlers.admission;

import org.jspecify.annotations.NullMarked;
