/** What a state machine's tasks call: the stand-ins, as Step Functions' integrations reach AWS. */
@NullMarked
package io.wavegate.local.integration;

import org.jspecify.annotations.NullMarked;
