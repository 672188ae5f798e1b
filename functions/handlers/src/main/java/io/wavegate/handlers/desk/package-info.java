/** What people ask for: consent, the act, its record, and who has to hear of it. */
@NullMarked
package io.wavegate.handlers.desk;

import org.jspecify.annotations.NullMarked;
